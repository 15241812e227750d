import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/** What an endless list needs to know of its query. */
export type Endless = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

type Options = {
  count: number;
  /** The height of a row, or a first guess where rows measure themselves. */
  height: number | ((index: number) => number);
  list: Endless;
  keyOf: (index: number) => string | number;
};

const AHEAD = 8;

/** Draws only the rows in sight and fetches the next page before the end comes into sight. */
export function useEndlessRows({ count, height, list, keyOf }: Options) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: typeof height === 'number' ? () => height : height,
    getItemKey: keyOf,
    overscan: AHEAD,
  });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (last >= count - AHEAD && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [last, count, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { scroller, virtual };
}
