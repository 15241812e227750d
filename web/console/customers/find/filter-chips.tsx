import { Badge, Button, CloseButton } from '@mantine/core';
import { t } from '../../text.ts';
import classes from '../customer-list.module.css';
import { type CustomerSearch, noFilters } from './search.ts';

type Props = { search: CustomerSearch; onSearch: (part: CustomerSearch) => void };

/** What narrows the list now, each with a way to take it away. */
export function FilterChips({ search, onSearch }: Props) {
  const chips = chipsOf(search);
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips}>
      {chips.map(({ name, drop }) => (
        <Badge
          key={name}
          variant="light"
          tt="none"
          radius="sm"
          size="lg"
          fw={500}
          rightSection={
            <CloseButton
              size={16}
              iconSize={12}
              aria-label={t('find.drop', { name })}
              onClick={() => onSearch(drop)}
            />
          }
        >
          {name}
        </Badge>
      ))}
      {chips.length > 1 && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onSearch(noFilters)}>
          {t('find.clear')}
        </Button>
      )}
    </div>
  );
}

type Chip = { name: string; drop: CustomerSearch };

function chipsOf({ email, trait, from, to }: CustomerSearch): Chip[] {
  const chips: Chip[] = [];
  if (email !== undefined) {
    chips.push({ name: email ? t('find.email_yes') : t('find.email_no'), drop: { email: undefined } });
  }
  if (trait) chips.push({ name: trait.replace('=', ' = '), drop: { trait: undefined } });
  if (from) chips.push({ name: t('find.chip_from', { day: dayText(from) }), drop: { from: undefined } });
  if (to) chips.push({ name: t('find.chip_to', { day: dayText(to) }), drop: { to: undefined } });
  return chips;
}

/** A day as the reader writes it. */
function dayText(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).toLocaleDateString(undefined, { dateStyle: 'medium' });
}
