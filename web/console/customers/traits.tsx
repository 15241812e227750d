import { Text } from '@mantine/core';
import { exactTime } from '../../kit/time.ts';
import type { Customer } from '../api/shapes.ts';
import { t } from '../text.ts';
import classes from './customer-page.module.css';

/** What else is known, by name; when it was learnt shows when pointed at. */
export function Traits({ customer }: { customer: Customer }) {
  if (customer.traits.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('customer.no_traits')}
      </Text>
    );
  }
  return (
    <dl className={classes.facts}>
      {customer.traits.map((trait) => (
        <div key={trait.name} style={{ display: 'contents' }}>
          <dt>{trait.name}</dt>
          <dd title={t('customer.trait_since', { time: exactTime(trait.occurred_at) })}>
            {asText(trait.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
