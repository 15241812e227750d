import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineStart } from '../api/timeline.ts';
import type { Row } from './rows.ts';
import type { TimelineList } from './use-timeline.ts';

const ROW_PX = 52;
const DAY_PX = 34;
/** So many rows before what is loaded ends, more is fetched: a fast wheel must not come to a stop. */
const AHEAD = 45;
const DRAWN_AHEAD = 12;
const TOP_PX = 40;

const isTop = (offset: number | null) => (offset ?? 0) < TOP_PX;

const guess = (row: Row | undefined) => (row?.kind === 'item' && row.day ? ROW_PX + DAY_PX : ROW_PX);

/**
 * Draws the rows in sight, beginning at the one where reading starts; fetches older and newer ones in time, and holds
 * what is in sight where it is. Who looks at the newest end sees what is new come in above.
 */
export function useTimelineRows(rows: Row[], list: TimelineList, atEnd: boolean, start: TimelineStart) {
  const scroller = useRef<HTMLDivElement>(null);
  const [begin] = useState(() => placeOf(start, rows));
  // As it was drawn before these rows came.
  const drawn = useRef<{ atEnd: boolean; virtual: { scrollOffset: number | null } } | null>(null);
  const leads = drawn.current?.atEnd && isTop(drawn.current.virtual.scrollOffset);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guess(rows[index]),
    // Near enough to draw the right rows at once: what stands above is not even looked at.
    initialOffset: rows.slice(0, begin).reduce((sum, row) => sum + guess(row), 0),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: DRAWN_AHEAD,
    // Rows come and go at both ends: the row at the top of the window stays at its place.
    anchorTo: leads ? 'start' : 'end',
  });
  useLayoutEffect(() => {
    drawn.current = { atEnd, virtual };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; from then on the reader decides
  useLayoutEffect(() => {
    if (begin > 0) virtual.scrollToIndex(begin, { align: start.around ? 'center' : 'start' });
  }, []);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  const { hasNextPage, isFetching, isError, fetchNextPage, fetchPreviousPage } = list;
  useEffect(() => {
    // Nothing is drawn yet: nothing is near an end.
    if (isFetching || isError || first === undefined || last === undefined) return;
    if (last >= rows.length - AHEAD && hasNextPage) void fetchNextPage();
    else if (first <= AHEAD - DRAWN_AHEAD && !atEnd) void fetchPreviousPage();
  }, [first, last, rows.length, atEnd, hasNextPage, isFetching, isError, fetchNextPage, fetchPreviousPage]);
  const offset = virtual.scrollOffset ?? 0;
  return {
    scroller,
    virtual,
    atTop: isTop(offset),
    topmost: virtual.getVirtualItemForOffset(offset)?.index,
  };
}

/** The row at which reading begins; the first when it is none of these. */
function placeOf({ until, around }: TimelineStart, rows: Row[]): number {
  if (!until && !around) return 0;
  const moment = until ? new Date(until).toISOString() : '';
  const index = rows.findIndex(
    (row) => row.kind === 'item' && (around ? row.key === around : row.item.occurred_at <= moment),
  );
  return Math.max(0, index);
}
