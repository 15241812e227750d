import { useEffect } from 'react';
import { readStored, store } from '../../kit/stored.ts';
import { currentActions } from './actions.ts';
import { typeAhead } from './type-ahead.ts';

const PREFIX_MS = 1_200;
const SWITCH = 'keys.single';

/** Single keys can be switched off: speech input and some hands press them by accident (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => readStored<boolean>(SWITCH) ?? true;
export const switchSingleKeys = (on: boolean): void => store(SWITCH, on);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox]');
}

/** Lists and menus stay in the page while closed, so it is what can be seen that counts. */
const somethingOpen = () =>
  [...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]')].some((each) =>
    each.checkVisibility(),
  );

/** Runs the action whose keys are pressed, when nobody is typing and nothing lies over the page. */
export function useKeys(): void {
  useEffect(() => {
    let prefix = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    function pressed(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.length !== 1 || isTyping(event.target)) return;
      if (typeAhead(event.key)) {
        event.preventDefault();
        return;
      }
      if (somethingOpen() || !singleKeysOn()) return;
      const keys = prefix ? `${prefix} ${event.key}` : event.key;
      prefix = '';
      clearTimeout(timer);
      // The last one registered wins: the page stands nearer than the shell.
      const action = currentActions().findLast((each) => each.keys === keys);
      if (action) {
        event.preventDefault();
        action.run();
      } else if (currentActions().some((each) => each.keys?.startsWith(`${keys} `))) {
        prefix = keys;
        timer = setTimeout(() => {
          prefix = '';
        }, PREFIX_MS);
      }
    }
    document.addEventListener('keydown', pressed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', pressed);
    };
  }, []);
}
