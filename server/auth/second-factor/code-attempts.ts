import type { Db } from '../../db/index.ts';
import { countTries, forgetTries, tooManyTries } from '../sign-in-attempts.ts';
import { tokenHash } from '../token.ts';

// Five in a quarter of an hour, however many sign-ins have begun and from wherever: at three codes right at a time,
// somebody who has the password comes through by guessing with one chance in 700 in a whole day. Only who has the
// password can use them up.
const CODES = 5;

/** Counts a code before it is looked at. Refuses it when there were too many. */
export async function countCode(
  db: Db,
  member_id: string,
  onLocked?: (wait_s: number) => Promise<void>,
): Promise<void> {
  const { locked_now, wait_s } = await countTries(db, new Map([[keyOf(member_id).toString('hex'), CODES]]));
  if (wait_s === 0) return;
  if (locked_now) await onLocked?.(wait_s);
  throw tooManyTries(wait_s);
}

export const forgiveCodes = (db: Db, member_id: string): Promise<void> => forgetTries(db, keyOf(member_id));

const keyOf = (member_id: string): Buffer => tokenHash(`second factor ${member_id}`);
