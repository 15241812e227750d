import {
  IconAlertTriangle,
  IconClockExclamation,
  IconEraser,
  IconGitMerge,
  IconInbox,
  IconMailOff,
  IconMailQuestion,
  IconPlugConnectedX,
  IconUserPlus,
} from '@tabler/icons-react';
import type { Decision } from '../api/shapes.ts';
import { t } from '../text.ts';

type Solved = { to: string; search?: Record<string, string>; params?: Record<string, string> };
type Kind = Decision['kind'];

/** Of each kind: its sign, and where it is solved. */
const KINDS: Record<Kind, { icon: typeof IconInbox; urgent?: true; solved: (one: Decision) => Solved }> = {
  waiting_long: { icon: IconClockExclamation, urgent: true, solved: firstCase },
  unassigned: { icon: IconInbox, solved: () => ({ to: '/inbox', search: { view: 'unassigned' } }) },
  failed_deliveries: { icon: IconMailOff, urgent: true, solved: firstCase },
  account_trouble: {
    icon: IconPlugConnectedX,
    urgent: true,
    solved: ({ things }) => ({ to: things[0]?.kind === 'webchat' ? '/settings/chat' : '/settings/email' }),
  },
  failed_inbound: { icon: IconMailQuestion, urgent: true, solved: () => ({ to: '/settings/parked' }) },
  parked: { icon: IconAlertTriangle, solved: () => ({ to: '/settings/parked' }) },
  suggestions: { icon: IconGitMerge, solved: () => ({ to: '/customers/suggestions' }) },
  erasures: { icon: IconEraser, solved: () => ({ to: '/settings/erasures' }) },
  invitations: { icon: IconUserPlus, solved: () => ({ to: '/settings/team' }) },
};

function firstCase({ things }: Decision): Solved {
  const id = things[0]?.id;
  return id
    ? { to: '/inbox/$caseId', params: { caseId: id }, search: { view: 'all' } }
    : { to: '/inbox', search: { view: 'open' } };
}

export const decisionIcon = ({ kind }: Decision) => KINDS[kind].icon;
export const isUrgent = ({ kind }: Decision): boolean => KINDS[kind].urgent === true;
export const whereSolved = (one: Decision): Solved => KINDS[one.kind].solved(one);

/** Whether its things are cases, each with a page of its own. */
export const ofCases = ({ kind }: Decision): boolean =>
  ['waiting_long', 'unassigned', 'failed_deliveries'].includes(kind);

export const decisionText = ({ kind, count }: Decision): string =>
  count === 1 ? t(`today.${kind}.one`) : t(`today.${kind}.many`, { count: counted(count) });

const COUNTED_TO = 10_000;

/** Where the server stopped counting, it says "or more". */
export const counted = (count: number): string =>
  count >= COUNTED_TO
    ? t('today.or_more', { count: count.toLocaleString('en') })
    : count.toLocaleString('en');
