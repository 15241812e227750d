import { sql, type Tx } from '../db/index.ts';
import { publish } from '../live/index.ts';
import type { Actor } from './actor.ts';
import { audit } from './audit.ts';
import { rememberRemoved } from './people-who-left.ts';
import { endHalfSignInsOf } from './second-factor/half-sign-in.ts';
import { dropSecondFactor } from './second-factor/turn-off.ts';
import { lockActing, refuseActingUpwards, refuseLastOwner } from './team-rules.ts';
import { withdrawInvitation, withdrawInvitationsOf } from './withdraw-invitation.ts';

/** Removes a member, or withdraws an open invitation. The member's sessions end at once; the name stays on what they did. */
export async function removeTeamMember(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { acting, members } = await lockActing(tx, actor, [id]);
  const member = members.get(id);
  if (!member) return withdrawInvitation(tx, actor, id);
  refuseActingUpwards(acting, member);
  if (member.role === 'owner') refuseLastOwner(members);
  await sql`delete from team_sessions where team_member_id = ${id}`.execute(tx);
  await rememberRemoved(tx, { id, email: member.email });
  await sql`delete from team_accounts where team_member_id = ${id}`.execute(tx);
  await sql`delete from passkeys where team_member_id = ${id}`.execute(tx);
  await endHalfSignInsOf(tx, id);
  await dropSecondFactor(tx, id);
  // The address is free again, for the same person or for another.
  await sql`update team_members set removed_at = now(), updated_at = now(), email = 'removed:' || id
    where id = ${id}`.execute(tx);
  await withdrawInvitationsOf(tx, id);
  await audit(tx, actor, 'team.removed', `team_member:${id}`, { email: member.email, role: member.role });
  await publish(tx, 'team', id);
}
