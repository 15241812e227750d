import type { createSpotlight } from '@mantine/spotlight';
import { useEffect, useRef } from 'react';

type Store = ReturnType<typeof createSpotlight>[0];

/**
 * What is found arrives after the typing, when Spotlight has long marked the first of what stood there before: its mark
 * goes with the row, or stays with it when others come in above. So that Enter opens what stands on top, the first is
 * marked whenever `shown` has changed, unless the arrows have led elsewhere since `query` was typed.
 */
export function useFirstChosen(store: Store, query: string, shown: string): void {
  const ledAt = useRef<string | null>(null);
  useEffect(() => {
    const pressed = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowDown' || key === 'ArrowUp') ledAt.current = query;
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [query]);
  useEffect(() => {
    if (!query || !shown) return;
    const list = document.getElementById(store.getState().listId);
    const rows = [...(list?.querySelectorAll('[data-action]') ?? [])];
    if (rows.length === 0) return;
    const marked = rows.findIndex((row) => row.hasAttribute('data-selected'));
    const chosen = ledAt.current === query ? Math.max(0, marked) : 0;
    rows[marked]?.removeAttribute('data-selected');
    rows[chosen]?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: chosen }));
  }, [store, query, shown]);
}
