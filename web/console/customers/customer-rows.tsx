import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CustomerRow } from '../api/shapes.ts';
import endless from '../parts/endless.module.css';
import { PersonMark } from '../parts/person.tsx';
import { type Endless, useEndlessRows } from '../parts/use-endless-rows.ts';
import { When } from '../parts/when.tsx';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import classes from './customer-list.module.css';

const ROW_PX = 48;
const PHONE_ROW_PX = 60;

type Props = { rows: CustomerRow[]; list: Endless };

/** The rows in sight only; j and k choose, Enter opens. */
export function CustomerRows({ rows, list }: Props) {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState(-1);
  const navigate = useNavigate();
  const { scroller, virtual } = useEndlessRows({
    count: rows.length,
    height: phone ? PHONE_ROW_PX : ROW_PX,
    list,
    keyOf: (index) => rows[index]?.id ?? index,
  });
  const choose = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setChosen(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const open = () => {
    const row = rows[chosen];
    if (row) void navigate({ to: '/customers/$customerId', params: { customerId: row.id } });
  };
  const group = t('nav.customers');
  useActions([
    { id: 'next', label: t('keys.next_customer'), group, keys: 'j', run: () => choose(chosen + 1) },
    { id: 'previous', label: t('keys.previous_customer'), group, keys: 'k', run: () => choose(chosen - 1) },
    { id: 'open', label: t('keys.open_customer'), group, keys: 'o', run: open },
  ]);
  return (
    <div className={classes.scroll} ref={scroller}>
      <ul className={endless.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (!row) return null;
          return (
            <li key={place.key} className={endless.row} style={{ transform: `translateY(${place.start}px)` }}>
              <Row row={row} chosen={place.index === chosen} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ row, chosen }: { row: CustomerRow; chosen: boolean }) {
  return (
    <Link
      to="/customers/$customerId"
      params={{ customerId: row.id }}
      className={classes.row}
      data-chosen={chosen || undefined}
    >
      <PersonMark name={row.display_name} size={30} kind={row.kind} />
      <span className={classes.name}>
        {row.display_name}
        {row.kind === 'organisation' && <VisuallyHidden>, {t('kind.organisation')}</VisuallyHidden>}
      </span>
      <span className={classes.email}>{row.email}</span>
      <span className={classes.phone}>{row.phone}</span>
      <span className={classes.created}>
        <When at={row.created_at} day />
      </span>
      <span className={classes.time}>{row.last_seen_at && <When at={row.last_seen_at} />}</span>
    </Link>
  );
}
