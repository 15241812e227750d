import { type Db, sql } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import { newToken, tokenHash } from '../token.ts';

/** How long one may look for the key. */
export const CHALLENGE_MINUTES = 5;

/** What the authenticator signs; `token` is for the browser's cookie alone. */
export type Challenge = { token: string; challenge: Uint8Array<ArrayBuffer> };

/** `member_id` of whoever adds a passkey, null for a sign-in. */
export async function newChallenge(db: Db, member_id: string | null): Promise<Challenge> {
  const token = newToken();
  await sql`insert into passkey_challenges (token_hash, team_member_id, expires_at)
    values (${tokenHash(token)}, ${member_id}, now() + make_interval(mins => ${CHALLENGE_MINUTES}))`.execute(
    db,
  );
  return { token, challenge: challengeOf(token) };
}

/** Uses a challenge up, whatever becomes of it: nothing signed once is of any worth a second time. */
export async function takeChallenge(
  db: Db,
  { token, member_id }: { token: string | undefined; member_id: string | null },
): Promise<string> {
  const { rows } = await sql`delete from passkey_challenges
    where token_hash = ${tokenHash(token ?? '')} and team_member_id is not distinct from ${member_id}::uuid
      and expires_at > now() returning 1`.execute(db);
  if (!token || rows.length === 0) {
    throw new Refusal('passkey_again', 409, 'This took too long or was used already. Please try again.');
  }
  return Buffer.from(challengeOf(token)).toString('base64url');
}

const challengeOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(tokenHash(`passkey challenge ${token}`));
