import { Button, Menu } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { TimelineOverview } from '../api/timeline.ts';
import { ChannelMark, channelName } from '../parts/channel-mark.tsx';
import { t } from '../text.ts';
import type { Filter } from './filter.ts';
import { typeName } from './kinds.ts';
import classes from './timeline.module.css';

type Props = {
  overview: TimelineOverview | undefined;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpened: (opened: boolean) => void;
};

/** Narrows the timeline to channels and types: those that this customer really has, with how many of each. */
export function FilterMenu({ overview, filter, onFilter, onOpened }: Props) {
  const channels = overview?.channels ?? [];
  return (
    <Menu closeOnItemClick={false} position="bottom-end" width={270} onChange={onOpened}>
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
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        {!overview && <Menu.Label>{t('timeline.counting')}</Menu.Label>}
        {channels.length > 0 && <Menu.Label>{t('timeline.channels')}</Menu.Label>}
        <Menu.CheckboxGroup
          value={filter.channels}
          onChange={(chosen) => onFilter({ ...filter, channels: chosen })}
        >
          {channels.map(({ channel, count }) => (
            <Menu.CheckboxItem key={channel} value={channel} rightSection={<Count count={count} />}>
              <span className={classes.choice}>
                <ChannelMark channel={channel} silent /> {channelName(channel)}
              </span>
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        {overview && <Menu.Label>{t('timeline.types')}</Menu.Label>}
        <Menu.CheckboxGroup value={filter.types} onChange={(types) => onFilter({ ...filter, types })}>
          {overview?.types.map(({ type, count }) => (
            <Menu.CheckboxItem key={type} value={type} rightSection={<Count count={count} />}>
              {typeName(type)}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        {overview?.complete === false && <Menu.Label>{t('timeline.counted_part')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Beside the name for the eye; the name of the choice stays what it says. */
const Count = ({ count }: { count: number }) => (
  <span className={classes.count} aria-hidden>
    {count.toLocaleString('en')}
  </span>
);
