import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CaseRow as Row } from '../api/shapes.ts';
import endless from '../parts/endless.module.css';
import { type Endless, useEndlessRows } from '../parts/use-endless-rows.ts';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import classes from './case-list.module.css';
import { CaseRow } from './case-row.tsx';

const ROW_PX = 84;

type Props = { rows: Row[]; openId: string | undefined; list: Endless };

/** The rows in sight only, however long the list; j and k open the next and the one before. */
export function CaseRows({ rows, openId, list }: Props) {
  const { scroller, virtual } = useEndlessRows({
    count: rows.length,
    height: ROW_PX,
    list,
    keyOf: (index) => rows[index]?.id ?? index,
  });
  const navigate = useNavigate();
  const open = rows.findIndex((row) => row.id === openId);
  // A case that was resolved leaves the list: the next one is what moved up to its place.
  const place = useRef(-1);
  useEffect(() => {
    if (open >= 0) place.current = open;
  }, [open]);
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row || row.id === openId) return;
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    void navigate({
      to: '/inbox/$caseId',
      params: { caseId: row.id },
      search: (old) => ({ view: old.view, q: old.q }),
      replace: openId !== undefined,
    });
  };
  useActions([
    {
      id: 'next',
      label: t('keys.next_case'),
      group: t('nav.inbox'),
      keys: 'j',
      run: () => go(open >= 0 ? open + 1 : place.current < 0 ? 0 : place.current),
    },
    {
      id: 'previous',
      label: t('keys.previous_case'),
      group: t('nav.inbox'),
      keys: 'k',
      run: () => go((open >= 0 ? open : place.current) - 1),
    },
  ]);
  return (
    <div className={classes.scroll} ref={scroller}>
      <ul className={endless.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={item.key}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={endless.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <CaseRow row={row} open={row.id === openId} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
