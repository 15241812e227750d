import { newId, sql, type Tx } from '../db/index.ts';
import type { Actor } from './actor.ts';
import { audit } from './audit.ts';
import { refuseTakenEmail } from './create-team-member.ts';
import type { Role } from './permissions.ts';
import type { InvitationRow } from './queries.ts';
import { lockActing, refuseHigherRole } from './team-rules.ts';
import { newToken, tokenHash } from './token.ts';

export const INVITATION_DAYS = 7;

/**
 * Invites someone by a link, which is answered once and stored only as a hash. A further invitation of the same
 * address ends the one before.
 */
export async function inviteTeamMember(
  tx: Tx,
  actor: Actor,
  input: { name: string; email: string; role: Role },
): Promise<{ invitation: InvitationRow; token: string }> {
  const { acting: inviter } = await lockActing(tx, actor, []);
  refuseHigherRole(inviter.role, input.role);
  const email = input.email.trim().toLowerCase();
  await refuseTakenEmail(tx, email);
  await sql`update invitations set withdrawn_at = now()
    where email = ${email} and accepted_at is null and withdrawn_at is null`.execute(tx);
  const token = newToken();
  const { rows } = await sql<InvitationRow>`
    insert into invitations (id, token_hash, email, name, role, invited_by, expires_at)
    values (${newId()}, ${tokenHash(token)}, ${email}, ${input.name.trim()}, ${input.role}, ${inviter.id},
      now() + make_interval(days => ${INVITATION_DAYS}))
    returning id, name, email, role, created_at`.execute(tx);
  const invitation = rows[0]!;
  await audit(tx, actor, 'team.invited', `invitation:${invitation.id}`, { email, role: input.role });
  return { invitation, token };
}
