import { Badge, CloseButton } from '@mantine/core';
import { channelName } from '../parts/channel-mark.tsx';
import { t } from '../text.ts';
import type { Filter } from './filter.ts';
import { typeName } from './kinds.ts';

type Props = { filter: Filter; onFilter: (filter: Filter) => void };

/** What the timeline is narrowed to, each to be taken away again. */
export function Filters({ filter, onFilter }: Props) {
  const nameOf = (value: string) => (filter.channels.includes(value) ? channelName(value) : typeName(value));
  const without = (values: string[], value: string) => values.filter((each) => each !== value);
  return [...filter.channels, ...filter.types].map((value) => (
    <Badge
      key={value}
      variant="light"
      tt="none"
      radius="sm"
      size="lg"
      fw={500}
      rightSection={
        <CloseButton
          size={24}
          iconSize={12}
          mr={-8}
          aria-label={t('timeline.drop_filter', { name: nameOf(value) })}
          onClick={() =>
            onFilter({ types: without(filter.types, value), channels: without(filter.channels, value) })
          }
        />
      }
    >
      {nameOf(value)}
    </Badge>
  ));
}
