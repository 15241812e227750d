import { type Db, sql, type Tx } from '../db/index.ts';
import { publish } from '../live/index.ts';
import type { Actor, TeamMember } from './actor.ts';
import { audit } from './audit.ts';
import { storePassword } from './create-team-member.ts';
import { proveOwnPassword } from './own-password.ts';
import { checkPassword, hash } from './password.ts';
import { endHalfSignInsOf } from './second-factor/half-sign-in.ts';

/** Changes one's own password and ends all one's other sessions. */
export async function changePassword(
  db: Db,
  actor: TeamMember,
  input: { current: string; password: string; session_id: string; address: string },
): Promise<void> {
  const { current, address } = input;
  const { email } = await proveOwnPassword(db, actor, { password: current, address });
  checkPassword(input.password, { name: actor.name, email });
  const password_hash = await hash(input.password);
  await db
    .transaction()
    .execute((tx) => setPassword(tx, actor, { id: actor.id, password_hash, keep_session: input.session_id }));
}

/** Sets a member's password and ends their sessions but `keep_session`. */
export async function setPassword(
  tx: Tx,
  actor: Actor,
  { id, password_hash, keep_session }: { id: string; password_hash: string; keep_session: string | null },
): Promise<void> {
  await storePassword(tx, { id, password_hash });
  await sql`delete from team_sessions
    where team_member_id = ${id} and id is distinct from ${keep_session}::uuid`.execute(tx);
  await endHalfSignInsOf(tx, id);
  await sql`delete from password_resets where team_member_id = ${id}`.execute(tx);
  await audit(tx, actor, 'password.changed', `team_member:${id}`);
  await publish(tx, 'team', id);
}
