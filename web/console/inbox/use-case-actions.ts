import { useMe } from '../api/session.ts';
import type { Case } from '../api/shapes.ts';
import { type Action, useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import type { Change } from './use-change-case.ts';

/** What can be done with the open case by key and from the palette. */
export function useCaseActions(data: Case, change: ((change: Change) => void) | undefined): void {
  const me = useMe();
  const group = t('group.case', { number: data.number });
  const actions: Action[] = [];
  const offer = (id: string, label: string, keys: string, run: () => void) =>
    actions.push({ id, label, group, keys, run });
  if (change) {
    if (data.state !== 'resolved')
      offer('resolve', t('case.resolve'), 'e', () => change({ state: 'resolved' }));
    else offer('reopen', t('case.reopen'), 'e', () => change({ state: 'open' }));
    if (data.state === 'open') offer('wait', t('case.set_waiting'), 'w', () => change({ state: 'waiting' }));
    if (data.assignee?.id !== me.id) {
      offer('take', t('case.assign_me'), 'a', () => change({ assignee: { id: me.id, name: me.name } }));
    } else {
      offer('release', t('case.unassign'), 'a', () => change({ assignee: null }));
    }
    offer('assign', t('case.assign'), 's', () => document.getElementById('assignee-picker')?.click());
  }
  useActions(actions);
}
