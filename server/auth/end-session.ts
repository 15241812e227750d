import { type Db, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { publish } from '../live/index.ts';
import type { TeamMember } from './actor.ts';
import { audit } from './audit.ts';
import type { SignedInBy } from './sessions.ts';

export type SessionRow = {
  id: string;
  address: string | null;
  user_agent: string | null;
  signed_in_by: SignedInBy;
  created_at: Date;
  expires_at: Date;
};

export async function sessionsOfMember(db: Db, id: string): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, nullif(ip_address, '') as address, user_agent, signed_in_by, created_at, expires_at
    from team_sessions
    where team_member_id = ${id} and expires_at > now() order by created_at desc limit 100`.execute(db);
  return rows;
}

/** Ends one of the member's own sessions, everywhere at once: a sign-out here, or of a device left behind. */
export async function endSession(tx: Tx, actor: TeamMember, session_id: string): Promise<void> {
  const { rows } = await sql`delete from team_sessions
    where id = ${session_id} and team_member_id = ${actor.id} returning 1`.execute(tx);
  if (rows.length === 0) throw new Refusal('session_not_found', 404, 'You have no session with this id.');
  await audit(tx, actor, 'sign_out.done', `team_member:${actor.id}`, { session_id });
  await publish(tx, 'team', actor.id);
}
