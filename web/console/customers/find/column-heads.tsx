import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { t } from '../../text.ts';
import classes from '../customer-list.module.css';
import type { CustomerSearch, Sort } from './search.ts';
import { sortName } from './sort-name.ts';

type Props = { search: CustomerSearch; onSearch: (part: CustomerSearch) => void };

/** The heads of the columns; those by which the list can be put in order are buttons. */
export function ColumnHeads({ search, onSearch }: Props) {
  const sort = search.sort ?? '-created';
  const head = (label: string, up: Sort, down: Sort, first: Sort) => {
    const now = sort === up || sort === down ? sort : null;
    const next = now === null ? first : now === up ? down : up;
    const Arrow = now === down ? IconArrowDown : IconArrowUp;
    return (
      <UnstyledButton
        className={classes.headButton}
        data-on={now !== null || undefined}
        title={sortName(next)}
        aria-label={`${label}: ${sortName(next)}`}
        onClick={() => onSearch({ sort: next })}
      >
        {label} {now && <Arrow size={13} stroke={1.8} aria-hidden />}
      </UnstyledButton>
    );
  };
  const found = Boolean(search.q);
  return (
    <div className={classes.heads}>
      <span />
      {found ? <span>{t('sort.best')}</span> : head(t('sort.name'), 'name', '-name', 'name')}
      <span>{t('field.email')}</span>
      <span>{t('field.phone')}</span>
      {found ? <span>{t('sort.created')}</span> : head(t('sort.created'), 'created', '-created', '-created')}
      <span className={classes.lastHead}>{t('sort.last_seen')}</span>
    </div>
  );
}
