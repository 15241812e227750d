import { type Db, sql, type Tx } from '../../db/index.ts';
import { stepOfCode } from './one-time-code.ts';
import { spendRecoveryCode } from './recovery-codes.ts';
import { openSecret } from './sealed-secret.ts';

export type SecondFactor = { secret: Buffer; confirmed_at: Date | null; recovery_codes_left: number };

export async function secondFactorOf(db: Db | Tx, member_id: string): Promise<SecondFactor | null> {
  const { rows } = await sql<SecondFactor>`
    select secret, confirmed_at,
      (select count(*)::int from recovery_codes code
        where code.team_member_id = factor.team_member_id and code.used_at is null) as recovery_codes_left
    from second_factors factor where team_member_id = ${member_id}`.execute(db);
  return rows[0] ?? null;
}

/** Whether a sign-in of this member asks for a code. */
export async function asksForCode(db: Db | Tx, member_id: string): Promise<boolean> {
  return (await secondFactorOf(db, member_id))?.confirmed_at != null;
}

const ONE_TIME_CODE = /^\d{6}$/;

/** Takes a code of the app or a recovery code, once. Says which it was, or null for a wrong or used one. */
export async function takeCode(
  tx: Tx,
  server_secret: string,
  { member_id, code }: { member_id: string; code: string },
): Promise<'code' | 'recovery_code' | null> {
  const factor = await secondFactorOf(tx, member_id);
  if (!factor) return null;
  const plain = code.replace(/\s/g, '');
  if (!ONE_TIME_CODE.test(plain)) {
    return (await spendRecoveryCode(tx, member_id, plain)) ? 'recovery_code' : null;
  }
  const step = stepOfCode(openSecret(server_secret, member_id, factor.secret), plain, new Date());
  if (step === null) return null;
  // Of two who send the same code at the same moment, and of one who read it over a shoulder, the first gets in.
  const { rows } = await sql`update second_factors set last_step = ${step}
    where team_member_id = ${member_id} and last_step < ${step} returning 1`.execute(tx);
  return rows.length > 0 ? 'code' : null;
}
