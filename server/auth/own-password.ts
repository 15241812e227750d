import { verifyPassword } from 'better-auth/crypto';
import { type Db, sql } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import type { TeamMember } from './actor.ts';
import { hash } from './password.ts';
import type { Role } from './permissions.ts';
import { memberById } from './queries.ts';
import { countAttempt, forgiveAttempt, tooManyTries } from './sign-in-attempts.ts';

/** The member with this mail and password, or null. Takes as long for a mail that nobody has. */
export async function memberByPassword(
  db: Db,
  { email, password }: { email: string; password: string },
): Promise<{ id: string; name: string; role: Role } | null> {
  const { rows } = await sql<{ id: string; name: string; role: Role; password: string | null }>`
    select member.id, member.name, member.role, account.password from team_members member
    join team_accounts account on account.team_member_id = member.id and account.provider_id = 'credential'
    where member.email = ${email} and member.removed_at is null`.execute(db);
  const found = rows[0];
  if (!found?.password) {
    await hash(password);
    return null;
  }
  return (await verifyPassword({ hash: found.password, password }))
    ? { id: found.id, name: found.name, role: found.role }
    : null;
}

/**
 * Asks whoever is signed in for their password again. Counted like a sign-in: a borrowed session must not be a way
 * to guess it.
 */
export async function proveOwnPassword(
  db: Db,
  actor: TeamMember,
  { password, address }: { password: string; address: string },
): Promise<{ email: string }> {
  const email = (await memberById(db, actor.id))?.email ?? '';
  const { wait_s } = await countAttempt(db, { email, address });
  if (wait_s > 0) throw tooManyTries(wait_s);
  if ((await memberByPassword(db, { email, password }))?.id !== actor.id) {
    throw new Refusal('wrong_password', 422, 'The current password is not right.');
  }
  await forgiveAttempt(db, { email, address });
  return { email };
}
