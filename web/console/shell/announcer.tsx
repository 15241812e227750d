import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { TITLE_CHANGED } from '../parts/use-title.ts';

/** Says the name of a page that was opened to those who cannot see it change. */
export function Announcer() {
  const [title, setTitle] = useState('');
  useEffect(() => {
    const changed = () => setTitle(document.title);
    window.addEventListener(TITLE_CHANGED, changed);
    return () => window.removeEventListener(TITLE_CHANGED, changed);
  }, []);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {title}
    </VisuallyHidden>
  );
}
