import { Badge, Button, CloseButton, Menu } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { TimelineItem } from '../api/shapes.ts';
import { ChannelMark, channelName } from '../parts/channel-mark.tsx';
import { t } from '../text.ts';
import type { Filter } from './filter.ts';
import { typeName } from './kinds.ts';
import classes from './timeline.module.css';

type Props = { customerId: string; filter: Filter; onFilter: (filter: Filter) => void };

/** Narrows the timeline to channels and types; offers those that this customer has. */
export function FilterBar({ customerId, filter, onFilter }: Props) {
  const seen = useSeen(customerId, filter);
  const chosen = [...filter.channels, ...filter.types];
  const nameOf = (value: string) => (filter.channels.includes(value) ? channelName(value) : typeName(value));
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
              aria-label={t('timeline.drop_filter', { name: nameOf(value) })}
              onClick={() => drop(value)}
            />
          }
        >
          {nameOf(value)}
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
          <Menu.CheckboxGroup
            value={filter.channels}
            onChange={(channels) => onFilter({ ...filter, channels })}
          >
            {seen.channels.map((channel) => (
              <Menu.CheckboxItem key={channel} value={channel}>
                <span className={classes.choice}>
                  <ChannelMark channel={channel} silent /> {channelName(channel)}
                </span>
              </Menu.CheckboxItem>
            ))}
          </Menu.CheckboxGroup>
          <Menu.Label>{t('timeline.types')}</Menu.Label>
          <Menu.CheckboxGroup value={filter.types} onChange={(types) => onFilter({ ...filter, types })}>
            {seen.types.map((type) => (
              <Menu.CheckboxItem key={type} value={type}>
                {typeName(type)}
              </Menu.CheckboxItem>
            ))}
          </Menu.CheckboxGroup>
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
