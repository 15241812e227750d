import { useState } from 'react';
import type { TimelineItem } from '../api/shapes.ts';
import endless from '../parts/endless.module.css';
import { type Endless, useEndlessRows } from '../parts/use-endless-rows.ts';
import { useNow } from '../parts/when.tsx';
import { t } from '../text.ts';
import { type Row, rowsOf } from './rows.ts';
import classes from './timeline.module.css';
import { TimelineItemRow } from './timeline-item-row.tsx';
import { useJump } from './use-jump.ts';
import { useKeepPlace } from './use-keep-place.ts';

const ROW_PX = 52;
const DAY_PX = 34;

type Props = { items: TimelineItem[]; list: Endless; at: string | undefined; caseId: string | undefined };

export function TimelineRows({ items, list, at, caseId }: Props) {
  const rows = rowsOf(items, useNow(), list.hasNextPage);
  const [open, setOpen] = useState<string | null>(null);
  const { scroller, virtual } = useEndlessRows({
    count: rows.length,
    height: (index) => (rows[index]?.kind === 'day' ? DAY_PX : ROW_PX),
    list,
    keyOf: (index) => rows[index]?.key ?? index,
  });
  useKeepPlace(scroller, virtual, rows);
  useJump(at, rows, list, virtual);
  return (
    <div className={classes.scroll} ref={scroller} tabIndex={-1}>
      <ul className={endless.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (!row) return null;
          return (
            <li
              key={place.key}
              ref={virtual.measureElement}
              data-index={place.index}
              className={endless.row}
              style={{ transform: `translateY(${place.start}px)` }}
            >
              <AnyRow
                row={row}
                at={at}
                caseId={caseId}
                open={open === row.key}
                onOpen={() => setOpen(open === row.key ? null : row.key)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type RowProps = {
  row: Row;
  at: string | undefined;
  caseId: string | undefined;
  open: boolean;
  onOpen: () => void;
};

function AnyRow({ row, at, caseId, open, onOpen }: RowProps) {
  if (row.kind === 'day') return <div className={classes.day}>{row.name}</div>;
  if (row.kind === 'end') {
    return <div className={classes.end}>{row.more ? t('timeline.loading') : t('timeline.end')}</div>;
  }
  return (
    <TimelineItemRow item={row.item} here={row.item.id === at} caseId={caseId} open={open} onOpen={onOpen} />
  );
}
