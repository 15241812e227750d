import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import type { Row } from './rows.ts';

/** j and k walk along the interactions: the focus goes with them, so that Enter opens what is recorded. */
export function useWalk(given: {
  rows: Row[];
  topmost: number;
  scroller: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
  on: boolean;
}): void {
  const { rows, scroller, virtual } = given;
  const [current, setCurrent] = useState<string | null>(null);
  const walk = (by: number) => {
    const at = rows.findIndex((row) => row.key === current);
    const next = Math.max(0, Math.min(rows.length - 2, at < 0 ? given.topmost : at + by));
    virtual.scrollToIndex(next, { align: 'auto' });
    setCurrent(rows[next]?.key ?? null);
  };
  useLayoutEffect(() => {
    if (!current) return;
    const focus = () => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-interaction="${current}"] > button`);
      row?.focus({ preventScroll: true });
      return Boolean(row);
    };
    if (focus()) return;
    // Far away: it is drawn once the window is there.
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [current, scroller]);
  const group = t('timeline.title');
  useActions(
    given.on
      ? [
          { id: 'older', label: t('timeline.walk_older'), group, keys: 'j', run: () => walk(1) },
          { id: 'newer', label: t('timeline.walk_newer'), group, keys: 'k', run: () => walk(-1) },
        ]
      : [],
  );
}
