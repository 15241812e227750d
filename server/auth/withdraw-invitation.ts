import { sql, type Tx } from '../db/index.ts';
import type { Actor } from './actor.ts';
import { audit } from './audit.ts';
import { memberNotFound } from './team-rules.ts';

export async function withdrawInvitation(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { rows } = await sql<{ email: string }>`
    update invitations set withdrawn_at = now()
    where id = ${id} and accepted_at is null and withdrawn_at is null returning email`.execute(tx);
  const withdrawn = rows[0];
  if (!withdrawn) throw memberNotFound();
  await audit(tx, actor, 'team.invitation_withdrawn', `invitation:${id}`, { email: withdrawn.email });
}

/** Who leaves or loses rank takes along the invitations they gave: nobody comes in by a right that has ended. */
export async function withdrawInvitationsOf(tx: Tx, member_id: string): Promise<void> {
  await sql`update invitations set withdrawn_at = now()
    where invited_by = ${member_id} and accepted_at is null and withdrawn_at is null`.execute(tx);
}
