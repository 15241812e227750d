import { Text } from '@mantine/core';
import type { Customer } from '../api/shapes.ts';
import { t } from '../text.ts';
import classes from './finder.module.css';
import { Identities } from './identities.tsx';

/** Both customers as they are, and who will remain. */
export function MergePreview({ one, other }: { one: Customer; other: Customer }) {
  // The older one gives the merged customer its id, so links to it go on working.
  const older = one.created_at <= other.created_at ? one : other;
  return (
    <>
      <div className={classes.sides}>
        {[one, other].map((customer) => (
          <div key={customer.id} className={classes.side}>
            <Text fw={600}>{customer.display_name}</Text>
            <Text size="xs" c="dimmed" mb={6}>
              {t('merge.profiles', { count: customer.profiles.length })}
            </Text>
            <Identities profiles={customer.profiles} most={6} />
          </div>
        ))}
      </div>
      <Text size="sm">
        {t('merge.result', { name: older.display_name, count: one.profiles.length + other.profiles.length })}
      </Text>
    </>
  );
}
