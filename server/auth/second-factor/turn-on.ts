import { randomBytes } from 'node:crypto';
import { type Db, sql } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import type { TeamMember } from '../actor.ts';
import { audit } from '../audit.ts';
import { proveOwnPassword } from '../own-password.ts';
import { asksForCode, takeCode } from './check-second-factor.ts';
import { countCode, forgiveCodes } from './code-attempts.ts';
import { base32, setUpAddress } from './one-time-code.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { sealSecret } from './sealed-secret.ts';

// 160 bits, as RFC 4226 recommends.
const SECRET_BYTES = 20;

/**
 * Gives a new secret to put into an app. Nobody is asked for codes before confirmSecondFactor: who stops half way
 * is not locked out. The password keeps a borrowed session from locking its owner out.
 */
export async function beginSecondFactor(
  db: Db,
  server_secret: string,
  actor: TeamMember,
  input: { password: string; address: string },
): Promise<{ secret: string; uri: string }> {
  const { email } = await proveOwnPassword(db, actor, input);
  const secret = randomBytes(SECRET_BYTES);
  const sealed = sealSecret(server_secret, actor.id, secret);
  const { rows } = await sql`
    insert into second_factors (team_member_id, secret) values (${actor.id}, ${sealed})
    on conflict (team_member_id) do update set secret = excluded.secret, last_step = 0, created_at = now()
    where second_factors.confirmed_at is null returning 1`.execute(db);
  if (rows.length === 0) throw alreadyOn();
  return { secret: base32(secret), uri: setUpAddress(secret, email) };
}

/** A first right code turns it on. Answers the recovery codes, this once. */
export async function confirmSecondFactor(
  db: Db,
  server_secret: string,
  actor: TeamMember,
  code: string,
): Promise<{ recovery_codes: string[] }> {
  if (await asksForCode(db, actor.id)) throw alreadyOn();
  await countCode(db, actor.id);
  const answer = await db.transaction().execute(async (tx) => {
    if ((await takeCode(tx, server_secret, { member_id: actor.id, code })) !== 'code') throw wrongCode();
    const { rows } = await sql`update second_factors set confirmed_at = now()
      where team_member_id = ${actor.id} and confirmed_at is null returning 1`.execute(tx);
    if (rows.length === 0) throw alreadyOn();
    await audit(tx, actor, 'second_factor.turned_on', `team_member:${actor.id}`);
    return { recovery_codes: await makeRecoveryCodes(tx, actor.id) };
  });
  await forgiveCodes(db, actor.id);
  return answer;
}

export function wrongCode(): Refusal {
  return new Refusal(
    'wrong_code',
    422,
    'This code is not right, or was used already. Wait for the next one; check that the clock of the phone is right.',
  );
}

function alreadyOn(): Refusal {
  return new Refusal('second_factor_on', 409, 'You have a second factor already. Turn it off first.');
}
