import { verifyPassword } from 'better-auth/crypto';
import { type Db, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { publish } from '../live/index.ts';
import type { Actor, TeamMember } from './actor.ts';
import { audit } from './audit.ts';
import { checkPassword, hash } from './password.ts';
import { memberById } from './queries.ts';
import { countAttempt, forgiveAttempt, tooManyTries } from './sign-in-attempts.ts';

/** Changes one's own password and ends all one's other sessions. */
export async function changePassword(
  db: Db,
  actor: TeamMember,
  input: { current: string; password: string; session_id: string; address: string },
): Promise<void> {
  const email = (await memberById(db, actor.id))?.email ?? '';
  // Counted like a sign-in: a borrowed session must not be a way to guess the password.
  const { wait_s } = await countAttempt(db, { email, address: input.address });
  if (wait_s > 0) throw tooManyTries(wait_s);
  const { rows } = await sql<{ password: string }>`
    select password from team_accounts
    where team_member_id = ${actor.id} and provider_id = 'credential'`.execute(db);
  const stored = rows[0]?.password ?? '';
  if (!stored || !(await verifyPassword({ hash: stored, password: input.current }))) {
    throw new Refusal('wrong_password', 422, 'The current password is not right.');
  }
  await forgiveAttempt(db, { email, address: input.address });
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
  await sql`update team_accounts set password = ${password_hash}, updated_at = now()
    where team_member_id = ${id} and provider_id = 'credential'`.execute(tx);
  await sql`delete from team_sessions
    where team_member_id = ${id} and id is distinct from ${keep_session}::uuid`.execute(tx);
  await audit(tx, actor, 'password.changed', `team_member:${id}`);
  await publish(tx, 'team', id);
}
