import { Group, Skeleton, Stack } from '@mantine/core';
import { t } from '../text.ts';
import classes from './states.module.css';

type Props = { rows?: number; mark?: boolean };

/** A list that is on its way, in the shape it will have. */
export function ListLoading({ rows = 8, mark = true }: Props) {
  return (
    <div role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never change places
        <div key={row} className={classes.row}>
          {mark && <Skeleton circle height={28} width={28} style={{ flex: 'none' }} />}
          <Stack gap={7} flex={1}>
            <Skeleton height={9} width={`${55 + ((row * 17) % 35)}%`} />
            <Skeleton height={8} width={`${30 + ((row * 23) % 40)}%`} />
          </Stack>
        </div>
      ))}
    </div>
  );
}

export function PageLoading() {
  return (
    <Stack p="lg" gap="md" role="status" aria-label={t('state.loading')}>
      <Skeleton height={18} width={180} />
      <Group gap="md">
        <Skeleton height={10} width="60%" />
        <Skeleton height={10} width="40%" />
        <Skeleton height={10} width="52%" />
      </Group>
    </Stack>
  );
}
