import { memo, useEffect, useMemo, useState } from 'react';
import { dayKey } from '../../kit/time.ts';
import type { TimelinePage, TimelineStart } from '../api/timeline.ts';
import endless from '../parts/endless.module.css';
import { useNow } from '../parts/when.tsx';
import { t } from '../text.ts';
import { NewsPill } from './news-pill.tsx';
import { type Row, rowsOf } from './rows.ts';
import classes from './timeline.module.css';
import { TimelineItemRow } from './timeline-item-row.tsx';
import type { useTimeline } from './use-timeline.ts';
import { useTimelineRows } from './use-timeline-rows.ts';
import { useWalk } from './use-walk.ts';

type Props = ReturnType<typeof useTimeline> & {
  pages: TimelinePage[];
  start: TimelineStart;
  caseId: string | undefined;
  walking: boolean;
  onNewest: () => void;
  /** The moment of the topmost interaction in sight, whenever its day changes. */
  onDay: (at: string) => void;
};

export function TimelineRows({ pages, list, atEnd, news, start, caseId, walking, onNewest, onDay }: Props) {
  const today = dayKey(new Date(useNow()));
  const rows = useMemo(
    () => rowsOf(pages, new Date(today.replaceAll('-', '/')).getTime(), list.hasNextPage),
    [pages, today, list.hasNextPage],
  );
  const [open, setOpen] = useState<string | null>(null);
  const { scroller, virtual, atTop, topmost = 0 } = useTimelineRows(rows, list, atEnd, start);
  useWalk({ rows, topmost, scroller, virtual, on: walking });
  const top = rows[topmost];
  const seen = top?.kind === 'item' ? top.item.occurred_at : undefined;
  const day = seen && dayKey(seen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once a day, not at every row
  useEffect(() => {
    if (seen) onDay(seen);
  }, [day]);
  const { fetchPreviousPage, isFetching } = list;
  const fresh = news && news.count > 0;
  useEffect(() => {
    if (fresh && atEnd && atTop && !isFetching) void fetchPreviousPage();
  }, [fresh, atEnd, atTop, isFetching, fetchPreviousPage]);
  // At the top what is new is fetched, and comes in above.
  const showNewest = () => (atEnd ? virtual.scrollToOffset(0) : onNewest());
  return (
    <div className={classes.window}>
      <NewsPill news={news} away={!atEnd} quiet={atEnd && atTop} onPress={showNewest} />
      <div className={classes.scroll} ref={scroller} tabIndex={-1} data-timeline-scroll>
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
                  here={row.key === start.around}
                  caseId={caseId}
                  open={open === row.key}
                  onOpen={setOpen}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

type RowProps = {
  row: Row;
  here: boolean;
  caseId: string | undefined;
  open: boolean;
  onOpen: (key: string | null) => void;
};

const AnyRow = memo(function AnyRow({ row, here, caseId, open, onOpen }: RowProps) {
  if (row.kind === 'end') {
    return <div className={classes.end}>{row.more ? t('timeline.loading') : t('timeline.end')}</div>;
  }
  return (
    <>
      {row.day && <div className={classes.day}>{row.day}</div>}
      <TimelineItemRow
        item={row.item}
        here={here}
        caseId={caseId}
        open={open}
        onOpen={() => onOpen(open ? null : row.key)}
      />
    </>
  );
});
