import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/** What is typed into a search field: told to `onSearch` after a pause, and following `q` when a link changes it. */
export function useSearchText(q: string, onSearch: (q: string) => void) {
  const [text, setText] = useState(q);
  const told = useRef(q);
  const look = useDebouncedCallback((wanted: string) => {
    told.current = wanted;
    onSearch(wanted);
  }, PAUSE_MS);
  useEffect(() => {
    // Our own word coming back must not overwrite what was typed since.
    if (q !== told.current) setText(q);
    told.current = q;
  }, [q]);
  const change = (wanted: string) => {
    setText(wanted);
    look(wanted.trim());
  };
  return { text, change };
}
