import type { CaseCounts, CaseView } from '../api/shapes.ts';
import { t } from '../text.ts';

export const caseViews: CaseView[] = ['mine', 'unassigned', 'open', 'waiting', 'resolved', 'all'];

const NAMES = {
  mine: 'view.mine',
  unassigned: 'view.unassigned',
  open: 'view.open',
  waiting: 'view.waiting',
  resolved: 'view.resolved',
  all: 'view.all',
} as const;

export const viewName = (view: CaseView): string => t(NAMES[view]);

export const isCaseView = (text: unknown): text is CaseView => caseViews.includes(text as CaseView);

/** The number beside a view; the two that only ever grow have none. */
export function countOf(counts: CaseCounts | undefined, view: CaseView): number | null {
  if (!counts || view === 'resolved' || view === 'all') return null;
  return counts[view];
}
