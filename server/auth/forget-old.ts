import type { Db } from '../db/index.ts';
import { forgetHalfSignIns } from './second-factor/half-sign-in.ts';
import { forgetOldAttempts as forgetTriesOfOldWindows } from './sign-in-attempts.ts';

/** What has run out: windows of tries, and sign-ins whose code never came. */
export async function forgetOldAttempts(db: Db): Promise<void> {
  await forgetTriesOfOldWindows(db);
  await forgetHalfSignIns(db);
}
