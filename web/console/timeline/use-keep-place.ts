import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Row } from './rows.ts';

/** What a reader is looking at stays where it is when new interactions come in above. */
export function useKeepPlace(
  scroller: RefObject<HTMLDivElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  rows: Row[],
): void {
  const newest = rows.find((row) => row.kind === 'item')?.key;
  const before = useRef(newest);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = newest;
    const box = scroller.current;
    if (!box || !old || old === newest || box.scrollTop < 4) return;
    const index = rows.findIndex((row) => row.key === old);
    const first = rows.findIndex((row) => row.kind === 'item');
    if (index <= first) return;
    const added =
      (virtual.getOffsetForIndex(index, 'start')?.[0] ?? 0) -
      (virtual.getOffsetForIndex(first, 'start')?.[0] ?? 0);
    box.scrollTop += added;
  }, [newest, rows, scroller, virtual]);
}
