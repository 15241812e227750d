import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something a person can do here: by key, from the palette, and listed in the key help. */
export type Action = {
  id: string;
  label: string;
  group: string;
  /** One key ('e') or two in a row ('g i'). */
  keys?: string;
  run: () => void;
};

const registered = new Map<symbol, Action[]>();
const listeners = new Set<() => void>();
let list: Action[] = [];
let nearest: Action[] = [];

function announce(): void {
  list = [...registered.values()].flat();
  nearest = [...registered.values()].reverse().flat();
  for (const listen of listeners) listen();
}

/** Offers actions for as long as the calling component is on the page. */
export function useActions(actions: Action[]): void {
  const token = useRef(Symbol('actions'));
  useEffect(() => {
    const key = token.current;
    registered.set(key, actions);
    announce();
  });
  useEffect(() => {
    const key = token.current;
    return () => {
      registered.delete(key);
      announce();
    };
  }, []);
}

export function currentActions(): Action[] {
  return list;
}

/** The actions offered right now, for the key help. */
export const useOfferedActions = (): Action[] => useSyncExternalStore(subscribe, currentActions);

/** The same for the palette: what came last stands nearest to what is being done, and first. */
export const useNearestActions = (): Action[] => useSyncExternalStore(subscribe, () => nearest);

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
