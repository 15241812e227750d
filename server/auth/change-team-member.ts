import { sql, type Tx } from '../db/index.ts';
import { publish } from '../live/index.ts';
import type { Actor, TeamMember } from './actor.ts';
import { audit } from './audit.ts';
import { moveToDepartment } from './departments.ts';
import { type Role, standsAbove } from './permissions.ts';
import type { MemberRow } from './queries.ts';
import {
  lockActing,
  memberNotFound,
  refuseActingUpwards,
  refuseHigherRole,
  refuseLastOwner,
} from './team-rules.ts';
import { withdrawInvitationsOf } from './withdraw-invitation.ts';

/** Changes a member's name, role or department (null: none). The new role counts from their next request on. */
export async function changeTeamMember(
  tx: Tx,
  actor: Actor,
  input: {
    id: string;
    name?: string | undefined;
    role?: Role | undefined;
    department_id?: string | null | undefined;
  },
): Promise<MemberRow> {
  const { acting, members } = await lockActing(tx, actor, [input.id]);
  const member = members.get(input.id);
  if (!member) throw memberNotFound();
  refuseActingUpwards(acting, member);
  const role = input.role ?? member.role;
  const name = input.name?.trim() ?? member.name;
  if (role !== member.role) {
    refuseHigherRole(acting.role, role);
    if (member.role === 'owner') refuseLastOwner(members);
    if (standsAbove(member.role, role)) await withdrawInvitationsOf(tx, member.id);
    await audit(tx, actor, 'team.role_changed', `team_member:${member.id}`, { from: member.role, to: role });
  }
  if (name !== member.name) {
    await audit(tx, actor, 'team.renamed', `team_member:${member.id}`, { from: member.name, to: name });
  }
  if (input.department_id !== undefined) await moveToDepartment(tx, actor, member.id, input.department_id);
  await sql`update team_members set name = ${name}, role = ${role}, updated_at = now()
    where id = ${member.id}`.execute(tx);
  await publish(tx, 'team', member.id);
  return { ...member, name, role };
}

/** Everyone may say what they are called. */
export async function changeOwnName(tx: Tx, actor: TeamMember, name: string): Promise<void> {
  await sql`update team_members set name = ${name.trim()}, updated_at = now() where id = ${actor.id}`.execute(
    tx,
  );
  await audit(tx, actor, 'team.renamed', `team_member:${actor.id}`, { from: actor.name, to: name.trim() });
  await publish(tx, 'team', actor.id);
}
