import { Badge, Button, CloseButton, Menu } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { TimelineItem } from '../api/shapes.ts';
import { ChannelMark, channelName } from '../parts/channel-mark.tsx';
import { t } from '../text.ts';
import { type Filter, toggled } from './filter.ts';
import { typeName } from './kinds.ts';
import classes from './timeline.module.css';

type Props = { customerId: string; filter: Filter; onFilter: (filter: Filter) => void };

/** Narrows the timeline to channels and types; offers those that this customer has. */
export function FilterBar({ customerId, filter, onFilter }: Props) {
  const seen = useSeen(customerId, filter);
  const chosen = [...filter.channels, ...filter.types];
  const drop = (value: string) =>
    onFilter({
      types: filter.types.filter((each) => each !== value),
      channels: filter.channels.filter((each) => each !== value),
    });
  return (
    <div className={classes.bar}>
      <h3 className={classes.title}>{t('timeline.title')}</h3>
      {chosen.map((value) => (
        <Badge
          key={value}
          variant="light"
          tt="none"
          radius="sm"
          rightSection={
            <CloseButton
              size={14}
              iconSize={11}
              aria-label={t('timeline.drop_filter', { name: value })}
              onClick={() => drop(value)}
            />
          }
        >
          {filter.channels.includes(value) ? channelName(value) : typeName(value)}
        </Badge>
      ))}
      <Menu closeOnItemClick={false} position="bottom-end" width={250}>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            ml="auto"
            leftSection={<IconFilter size={14} stroke={1.6} aria-hidden />}
          >
            {t('timeline.filter')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('timeline.channels')}</Menu.Label>
          {seen.channels.map((channel) => (
            <Menu.Item
              key={channel}
              role="menuitemcheckbox"
              aria-checked={filter.channels.includes(channel)}
              leftSection={<ChannelMark channel={channel} silent />}
              rightSection={filter.channels.includes(channel) && <IconCheck size={15} aria-hidden />}
              onClick={() => onFilter({ ...filter, channels: toggled(filter.channels, channel) })}
            >
              {channelName(channel)}
            </Menu.Item>
          ))}
          <Menu.Label>{t('timeline.types')}</Menu.Label>
          {seen.types.map((type) => (
            <Menu.Item
              key={type}
              role="menuitemcheckbox"
              aria-checked={filter.types.includes(type)}
              rightSection={filter.types.includes(type) && <IconCheck size={15} aria-hidden />}
              onClick={() => onFilter({ ...filter, types: toggled(filter.types, type) })}
            >
              {typeName(type)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** The types and channels in what was loaded of this timeline, with any filter. */
function useSeen(customerId: string, filter: Filter): Filter {
  const types = new Set(filter.types);
  const channels = new Set(filter.channels);
  const loaded = useQueryClient().getQueriesData<InfiniteData<{ items: TimelineItem[] }>>({
    queryKey: ['customer', customerId, 'timeline'],
  });
  for (const [, data] of loaded) {
    for (const item of data?.pages.flatMap((page) => page.items) ?? []) {
      types.add(item.type);
      if (item.channel) channels.add(item.channel);
    }
  }
  return { types: [...types].toSorted(), channels: [...channels].toSorted() };
}
