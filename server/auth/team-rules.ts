import type { Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import type { Actor } from './actor.ts';
import { may, type Role, standsAbove } from './permissions.ts';
import { lockMembers, type MemberRow } from './queries.ts';

/**
 * Who acts, whom it is done to, and all owners, read again under a lock: the role that a request came with may be
 * seconds old, and two people may act on each other at the same moment.
 */
export async function lockActing(
  tx: Tx,
  actor: Actor,
  others: string[],
): Promise<{ acting: MemberRow; members: Map<string, MemberRow> }> {
  const id = actor.kind === 'team_member' ? actor.id : null;
  const members = await lockMembers(tx, id === null ? others : [id, ...others]);
  const acting = id === null ? undefined : members.get(id);
  if (!acting || !may(acting.role, 'team.write')) {
    throw new Refusal('not_allowed', 403, 'This needs the permission team.write.');
  }
  return { acting, members };
}

export function refuseHigherRole(own: Role, given: Role): void {
  if (standsAbove(given, own)) {
    throw new Refusal('role_above_own', 403, `As ${own} you cannot give the role ${given}.`);
  }
}

export function refuseActingUpwards(acting: MemberRow, member: MemberRow): void {
  if (standsAbove(member.role, acting.role)) {
    throw new Refusal(
      'role_above_own',
      403,
      `As ${acting.role} you cannot change or remove an ${member.role}.`,
    );
  }
}

/** `members` holds all owners, locked: of two who would leave the company without one, the second sees it. */
export function refuseLastOwner(members: Map<string, MemberRow>): void {
  const owners = [...members.values()].filter((member) => member.role === 'owner');
  if (owners.length > 1) return;
  throw new Refusal('last_owner', 409, 'This is the last owner. Make somebody else an owner first.');
}

export function memberNotFound(): Refusal {
  return new Refusal('team_member_not_found', 404, 'No team member or open invitation has this id.');
}
