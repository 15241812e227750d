import { type Db, sql } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import { setPassword } from '../change-password.ts';
import { checkPassword, hash } from '../password.ts';
import type { Role } from '../permissions.ts';
import { forgiveAccount } from '../sign-in-attempts.ts';
import { tokenHash } from '../token.ts';

type Member = { id: string; name: string; email: string; role: Role };

/** Whose link this is, while it can be used. */
export async function memberOfReset(db: Db, token: string): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select member.id, member.name, member.email, member.role from password_resets reset
    join team_members member on member.id = reset.team_member_id
    where reset.token_hash = ${tokenHash(token)} and reset.expires_at > now()
      and member.removed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** Sets the password once, ends all sessions and the member's other links. A second factor is asked for as before. */
export async function applyReset(
  db: Db,
  { token, password }: { token: string; password: string },
): Promise<{ id: string }> {
  const member = await memberOfReset(db, token);
  if (!member) throw resetOver();
  checkPassword(password, member);
  const password_hash = await hash(password);
  const { id, name, role } = member;
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`delete from password_resets
      where token_hash = ${tokenHash(token)} and expires_at > now() returning 1`.execute(tx);
    if (rows.length === 0) throw resetOver();
    const actor = { kind: 'team_member' as const, id, name, role };
    await setPassword(tx, actor, { id, password_hash, keep_session: null });
  });
  await forgiveAccount(db, member.email);
  return { id };
}

function resetOver(): Refusal {
  return new Refusal('reset_over', 410, 'This link was used or is too old. Ask for a new one.');
}
