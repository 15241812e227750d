import type { TeamMember } from '../../auth/actor.ts';
import { may, teamMembersById } from '../../auth/index.ts';
import type { Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import type { Case, CaseState } from './case.ts';
import { heldCase } from './existing-case.ts';
import { updateCase } from './queries/cases.ts';
import { tell } from './tell.ts';

export type Change = {
  case_id: string;
  /** The version that was looked at; null to change whatever is there. */
  version: number | null;
  state?: CaseState | undefined;
  assignee_id?: string | null | undefined;
  subject?: string | undefined;
};

/** Changes state, assignee or subject, unless the case has changed since it was looked at. */
export async function changeCase(tx: Tx, actor: TeamMember, input: Change): Promise<Case> {
  const before = await heldCase(tx, input.case_id);
  if (input.version !== null && input.version !== before.version) throw changedMeanwhile(before);
  const wanted = {
    id: before.id,
    state: input.state ?? before.state,
    subject: input.subject ?? before.subject,
    assignee_id: input.assignee_id === undefined ? before.assignee_id : input.assignee_id,
  };
  if (!differs(before, wanted)) return before;
  const names = await namesOf(tx, before, wanted);
  const after = await updateCase(tx, wanted);
  await tell(tx, actor, after, whatHappened(before, after, names));
  return after;
}

const differs = (before: Case, wanted: Pick<Case, 'state' | 'subject' | 'assignee_id'>): boolean =>
  before.state !== wanted.state ||
  before.subject !== wanted.subject ||
  before.assignee_id !== wanted.assignee_id;

type Names = { from_name: string | null; assignee_name: string | null };

async function namesOf(tx: Tx, before: Case, wanted: { assignee_id: string | null }): Promise<Names> {
  if (before.assignee_id === wanted.assignee_id) return { from_name: null, assignee_name: null };
  const ids = [before.assignee_id, wanted.assignee_id].filter((id) => id !== null);
  const members = await teamMembersById(tx, ids);
  const assignee = wanted.assignee_id === null ? null : members.get(wanted.assignee_id);
  if (assignee === undefined || assignee?.removed) {
    throw new Refusal('team_member_not_found', 422, 'This person is not in the team (any more).');
  }
  // A case lies with somebody who can answer: with a reader it would wait for nobody.
  if (assignee && !may(assignee.role, 'cases.write')) {
    throw new Refusal(
      'assignee_may_not_write',
      422,
      `${assignee.name} may only read cases. Choose somebody else.`,
    );
  }
  return {
    from_name: before.assignee_id ? (members.get(before.assignee_id)?.name ?? null) : null,
    assignee_name: assignee?.name ?? null,
  };
}

function whatHappened(before: Case, after: Case, names: Names): Parameters<typeof tell>[3] {
  const happened: Parameters<typeof tell>[3] = [];
  if (before.assignee_id !== after.assignee_id) {
    const properties = { ...names, assignee_id: after.assignee_id, from_id: before.assignee_id };
    happened.push({ type: after.assignee_id ? 'case.assigned' : 'case.unassigned', properties });
  }
  if (before.subject !== after.subject) {
    happened.push({ type: 'case.renamed', properties: { subject: after.subject, from: before.subject } });
  }
  if (before.state !== after.state) {
    happened.push({
      type: typeOfState(before, after),
      properties: { subject: after.subject, from: before.state },
    });
  }
  return happened;
}

function typeOfState(before: Case, after: Case): string {
  if (after.state === 'resolved') return 'case.resolved';
  if (before.state === 'resolved') return 'case.reopened';
  return after.state === 'open' ? 'case.taken_back' : 'case.waiting';
}

const changedMeanwhile = ({ version }: Case) =>
  new Refusal(
    'case_changed',
    412,
    'Someone changed this case meanwhile. Look at it again before you change it.',
    {
      members: { version },
      headers: { etag: `"${version}"` },
    },
  );
