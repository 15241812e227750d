import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import type { Customer, Suggestion } from '../api/shapes.ts';
import { t } from '../text.ts';
import classes from './customer-page.module.css';
import { useDecide } from './suggestions/use-decide.ts';

/** Others who may be the same person: a decision for a person, never for a machine. */
export function Suggestions({ customer }: { customer: Customer }) {
  return customer.suggestions.map((suggestion) => (
    <SuggestionBox key={suggestion.id} suggestion={suggestion} />
  ));
}

function SuggestionBox({ suggestion }: { suggestion: Suggestion }) {
  const mayWrite = useMay('customers.write');
  const deciding = useDecide(suggestion.id);
  return (
    <section className={classes.suggestion} aria-label={t('suggestion.title')}>
      <div>
        <strong>{t('suggestion.title')}</strong>{' '}
        <Link to="/customers/$customerId" params={{ customerId: suggestion.customer.id }}>
          {suggestion.customer.display_name}
        </Link>
        <div className={classes.kind}>{suggestion.reason}</div>
      </div>
      {mayWrite && (
        <Group gap={6}>
          <Button
            size="compact-xs"
            loading={deciding.isPending && deciding.variables}
            onClick={() => deciding.mutate(true)}
          >
            {t('suggestion.accept')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            loading={deciding.isPending && !deciding.variables}
            onClick={() => deciding.mutate(false)}
          >
            {t('suggestion.dismiss')}
          </Button>
        </Group>
      )}
    </section>
  );
}
