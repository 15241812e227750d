import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Endless } from '../parts/use-endless-rows.ts';
import type { Row } from './rows.ts';

/** Brings the interaction `at` into sight, fetching further back until it is found or the timeline ends. */
export function useJump(
  at: string | undefined,
  rows: Row[],
  list: Endless,
  virtual: Virtualizer<HTMLDivElement, Element>,
): void {
  const done = useRef<string>(undefined);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (!at || done.current === at) return;
    const index = rows.findIndex((row) => row.key === at);
    if (index >= 0) {
      done.current = at;
      virtual.scrollToIndex(index, { align: 'center' });
    } else if (hasNextPage) {
      if (!isFetchingNextPage) fetchNextPage();
    } else {
      done.current = at;
    }
  }, [at, rows, hasNextPage, isFetchingNextPage, fetchNextPage, virtual]);
}
