import { useEffect } from 'react';
import { t } from '../text.ts';

let said: string | undefined;
let named: string = t('product.name');

/** What stands behind the name of each page: whose console it is. */
export function nameConsole(name: string): void {
  named = name;
  if (said) document.title = `${said} · ${named}`;
}

/** The name of the page in the tab and for those who hear it; the announcer in the shell reads it out. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (!title) return;
    said = title;
    document.title = `${title} · ${named}`;
    window.dispatchEvent(new Event(TITLE_CHANGED));
  }, [title]);
}

export const TITLE_CHANGED = 'tellonce:title';
