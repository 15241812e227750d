import { type RefObject, useEffect, useRef } from 'react';

const NEAR_END_PX = 80;

/**
 * Keeps the end in sight as content grows (messages come, a mail in its frame gets its height), unless the reader
 * has scrolled away from it. Put `column` on what grows, inside `scroller`.
 */
export function useStayAtEnd(): {
  scroller: RefObject<HTMLDivElement | null>;
  column: RefObject<HTMLDivElement | null>;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    const content = column.current;
    if (!box || !content) return;
    let atEnd = true;
    const scrolled = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    };
    const grown = new ResizeObserver(() => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    });
    grown.observe(content);
    // The composer grows with its text and takes the room from here.
    grown.observe(box);
    box.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      grown.disconnect();
      box.removeEventListener('scroll', scrolled);
    };
  }, []);
  return { scroller, column };
}
