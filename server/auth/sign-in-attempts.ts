import { type Db, sql } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { network } from './network.ts';
import { tokenHash } from './token.ts';

export type Attempt = { email: string; address: string };

const WINDOW_MINUTES = 15;

// How many failed tries a window allows. Someone guessing from one place is stopped after ten; the account at
// large bears more, or anybody could lock anybody out; a network bears most, as a whole office sits behind one.
const LIMITS = { account_from_network: 10, account: 40, network: 60 };

/**
 * Counts a try before the password is looked at, so that a hundred tries at once get no further than ten in a
 * row; for a mail that nobody has just as for one that somebody has. `wait_s` above 0 means: refuse it.
 * `locked_now` tells the try that hit the limit first from those after it.
 */
export async function countAttempt(
  db: Db,
  attempt: Attempt,
): Promise<{ locked_now: boolean; wait_s: number }> {
  return countTries(db, keysOf(attempt));
}

/** Counts a try under each key (as hex) against its limit, in the running window. */
export async function countTries(
  db: Db,
  keys: Map<string, number>,
): Promise<{ locked_now: boolean; wait_s: number }> {
  const counted = await sql<{ key: Buffer; attempts: number; wait_s: number }>`
    insert into sign_in_attempts (key, attempts, window_ends_at)
    select key, 1, now() + make_interval(mins => ${WINDOW_MINUTES})
    from unnest(${[...keys.keys()].map((hex) => `\\x${hex}`)}::bytea[]) as key
    on conflict (key) do update set
      attempts = case when sign_in_attempts.window_ends_at <= now() then 1 else sign_in_attempts.attempts + 1 end,
      window_ends_at = case when sign_in_attempts.window_ends_at <= now() then excluded.window_ends_at
        else sign_in_attempts.window_ends_at end
    returning key, attempts, ceil(extract(epoch from window_ends_at - now()))::int as wait_s`.execute(db);
  const over = counted.rows.filter((row) => row.attempts > limitOf(keys, row.key));
  const wait_s = Math.max(0, ...over.map((row) => row.wait_s));
  const locked_now = over.some((row) => row.attempts === limitOf(keys, row.key) + 1);
  return { locked_now, wait_s };
}

const limitOf = (keys: Map<string, number>, key: Buffer): number => keys.get(key.toString('hex')) ?? 0;

/** A sign-in that went well does not count against the account or the network, and clears the caller's own. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
  const [own, ...shared] = [...keysOf(attempt).keys()].map((hex) => Buffer.from(hex, 'hex'));
  if (own) await forgetTries(db, own);
  // One statement each: a statement that locked several could wait crosswise with countAttempt.
  for (const key of shared) {
    await sql`update sign_in_attempts set attempts = greatest(0, attempts - 1) where key = ${key}`.execute(
      db,
    );
  }
}

/** As if nothing had been tried under this key. */
export async function forgetTries(db: Db, key: Buffer): Promise<void> {
  await sql`delete from sign_in_attempts where key = ${key}`.execute(db);
}

/** Lets an account in again that was locked from everywhere: whoever resets its password may try at once. */
export async function forgiveAccount(db: Db, email: string): Promise<void> {
  await forgetTries(db, accountKey(email));
}

export async function forgetOldAttempts(db: Db): Promise<void> {
  await sql`delete from sign_in_attempts where window_ends_at < now()`.execute(db);
}

export function tooManyTries(wait_s: number): Refusal {
  const minutes = Math.ceil(wait_s / 60);
  return new Refusal(
    'too_many_tries',
    429,
    `Too many sign-ins have failed. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    { headers: { 'retry-after': String(wait_s) } },
  );
}

const accountKey = (email: string): Buffer => tokenHash(`account ${email}`);

// The first is the caller's own. A statement locks the rows in the order given here, the same kind of key first
// for everybody, so that two statements never wait for each other crosswise.
function keysOf({ email, address }: Attempt): Map<string, number> {
  const from = network(address);
  return new Map([
    [tokenHash(`both ${from} ${email}`).toString('hex'), LIMITS.account_from_network],
    [accountKey(email).toString('hex'), LIMITS.account],
    [tokenHash(`network ${from}`).toString('hex'), LIMITS.network],
  ]);
}
