import { type Db, sql, type Tx } from '../../db/index.ts';
import { newToken, tokenHash } from '../token.ts';

/** How long one may look for the phone. */
export const HALF_MINUTES = 10;

/** The ways in that a code may be asked for besides. */
export type HalfBy = 'password' | 'single_sign_on';

/** Keeps that all but the code was right. The token is for the browser alone. */
export async function beginHalfSignIn(db: Db, member_id: string, by: HalfBy): Promise<string> {
  const token = newToken();
  await sql`insert into half_sign_ins (token_hash, team_member_id, signed_in_by, expires_at)
    values (${tokenHash(token)}, ${member_id}, ${by}, now() + make_interval(mins => ${HALF_MINUTES}))`.execute(
    db,
  );
  return token;
}

export async function halfSignedIn(
  db: Db,
  token: string,
): Promise<{ member_id: string; signed_in_by: HalfBy } | null> {
  const { rows } = await sql<{ member_id: string; signed_in_by: HalfBy }>`
    select member.id as member_id, half.signed_in_by from half_sign_ins half
    join team_members member on member.id = half.team_member_id
    where half.token_hash = ${tokenHash(token)} and half.expires_at > now()
      and member.removed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** True for the one who ends it: a half sign-in becomes one session at most. */
export async function endHalfSignIn(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await sql`delete from half_sign_ins
    where token_hash = ${tokenHash(token)} and expires_at > now() returning 1`.execute(tx);
  return rows.length > 0;
}

/** With a new password, or none any more, what began with the old one is over. */
export async function endHalfSignInsOf(tx: Tx, member_id: string): Promise<void> {
  await sql`delete from half_sign_ins where team_member_id = ${member_id}`.execute(tx);
}

export async function forgetHalfSignIns(db: Db): Promise<void> {
  await sql`delete from half_sign_ins where expires_at < now()`.execute(db);
}
