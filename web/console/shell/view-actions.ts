import type { CaseView } from '../api/shapes.ts';
import { caseViews, viewName } from '../inbox/views.ts';
import { t } from '../text.ts';
import type { Action } from './actions.ts';

const KEYS: Partial<Record<CaseView, string>> = { mine: 'g m', unassigned: 'g u' };

/** Each view of the inbox, from anywhere: the two that one works from by key, all by name. */
export function viewActions(go: (view: CaseView) => void): Action[] {
  return caseViews.map((view) => {
    const keys = KEYS[view];
    return {
      id: `view-${view}`,
      label: `${t('nav.inbox')}: ${viewName(view)}`,
      group: t('group.go'),
      ...(keys && { keys }),
      run: () => go(view),
    };
  });
}
