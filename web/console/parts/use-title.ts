import { useEffect } from 'react';
import { t } from '../text.ts';

/** The name of the page in the tab and for those who hear it; the announcer in the shell reads it out. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (!title) return;
    document.title = `${title} · ${t('product.name')}`;
    window.dispatchEvent(new Event(TITLE_CHANGED));
  }, [title]);
}

export const TITLE_CHANGED = 'tellonce:title';
