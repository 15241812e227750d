import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from '../parts/use-title.ts';
import { t } from '../text.ts';
import classes from './entry.module.css';

type Props = { title: string; hint?: ReactNode; children: ReactNode };

/** The frame of the pages before the console: one card, one task. */
export function EntryCard({ title, hint, children }: Props) {
  useTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/icon.svg" alt="" width={36} height={36} />
          <span>{t('product.name')}</span>
        </div>
        <Stack gap={4} mb="lg">
          <Title order={1}>{title}</Title>
          {hint && (
            <Text c="dimmed" size="sm">
              {hint}
            </Text>
          )}
        </Stack>
        {children}
      </div>
      <Text c="dimmed" size="sm" ta="center">
        {t('product.line')}
      </Text>
    </main>
  );
}
