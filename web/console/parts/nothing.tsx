import { Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

type Props = { icon?: Icon; title: string; hint?: ReactNode; children?: ReactNode };

/** What a list shows when there is nothing in it: why, and what to do next. */
export function Nothing({ icon: Mark, title, hint, children }: Props) {
  return (
    <Stack className={classes.state} gap="xs" align="center" data-nothing>
      {Mark && (
        <span className={classes.mark}>
          <Mark size={22} stroke={1.5} aria-hidden />
        </span>
      )}
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text c="dimmed" size="sm" maw={380} ta="center" component="div">
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}
