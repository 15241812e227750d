import { type Db, sql } from '../db/index.ts';
import { forgetHalfSignIns } from './second-factor/half-sign-in.ts';
import { forgetOldAttempts as forgetTriesOfOldWindows } from './sign-in-attempts.ts';

/** What has run out: windows of tries, sign-ins that were never finished, links of resets. */
export async function forgetOldAttempts(db: Db): Promise<void> {
  await forgetTriesOfOldWindows(db);
  await forgetHalfSignIns(db);
  await sql`delete from begun_sign_ons where expires_at < now()`.execute(db);
  await sql`delete from passkey_challenges where expires_at < now()`.execute(db);
  await sql`delete from password_resets where expires_at < now()`.execute(db);
}
