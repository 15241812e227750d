import type { createSpotlight } from '@mantine/spotlight';
import { useEffect } from 'react';

type Store = ReturnType<typeof createSpotlight>[0];

/**
 * What is found arrives after the typing, when Spotlight has long marked the first of what stood there before: its mark
 * goes with the row. So that Enter opens what stands on top, the first is marked whenever `shown` has changed and
 * nothing is marked any more.
 */
export function useFirstChosen(store: Store, shown: string): void {
  useEffect(() => {
    if (!shown) return;
    const list = document.getElementById(store.getState().listId);
    const rows = [...(list?.querySelectorAll('[data-action]') ?? [])];
    const marked = rows.findIndex((row) => row.hasAttribute('data-selected'));
    const chosen = Math.max(0, marked);
    rows[chosen]?.setAttribute('data-selected', 'true');
    if (rows.length > 0) store.updateState((state) => ({ ...state, selected: chosen }));
  }, [store, shown]);
}
