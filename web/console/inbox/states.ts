import type { CaseState } from '../api/shapes.ts';
import { t } from '../text.ts';

export const caseStates: CaseState[] = ['open', 'waiting', 'resolved'];

const NAMES = { open: 'state.open', waiting: 'state.waiting', resolved: 'state.resolved' } as const;

export const stateName = (state: CaseState): string => t(NAMES[state]);

export const stateColour = { open: 'blue', waiting: 'orange', resolved: 'gray' } as const;
