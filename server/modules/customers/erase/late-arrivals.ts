import type { RawBuilder } from 'kysely';
import { type Db, sql, type Tx } from '../../../db/index.ts';
import { type IdentityRef, identityKey } from '../people/people.ts';
import { identityHash } from './erasure-key.ts';

/** The latest erasure of somebody who had an identity. */
export type Erased = { erasure_id: string; at: Date; keep_out: boolean };

/** Erasure -> how many of it. */
export type Dropped = Map<string, number>;

// Held shared by whoever takes in something that names people, until it is committed; wholly by who erases. Ingest has
// one of its own (see the function nobody_erased_since), for it must not wait for a mail that takes long.
const TAKING_IN_LOCK = 7331006;
const INGEST_LOCK = 7331005;

/** Nothing was written, as somebody was erased since it was looked at who may come in. Look again and do it once more. */
export class ErasedMeanwhile extends Error {
  override name = 'ErasedMeanwhile';
  // The code of a serialization failure: who tries such things again anyway need not know of us.
  readonly code = '40001';
}

/** The number of the latest erasure; 0 when there was none. */
export async function lastErasure(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) as number from erasures`.execute(db);
  return rows[0]!.number;
}

/**
 * A condition for a statement that writes what was decided on when `number` was the latest erasure: true if it still
 * is, and it then stays so until the statement's transaction ends.
 */
export const nobodyErasedSince = (number: number): RawBuilder<boolean> =>
  sql<boolean>`nobody_erased_since(${number}::bigint)`;

/**
 * Keeps erasures waiting until the transaction ends, so that what `erasedAmong` says holds until then. Call it before
 * other locks on customers are taken.
 */
export async function holdOffErasures(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${TAKING_IN_LOCK})`.execute(tx);
}

/** The other side: waits until those who take in have committed. New ones wait for us. */
export async function waitForThoseTakingIn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${TAKING_IN_LOCK})`.execute(tx);
}

/** The same for ingest, whose statements are short. */
export async function waitForIngest(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${INGEST_LOCK})`.execute(tx);
}

/** Which of these identities were erased, by `identityKey`. Costs nothing as long as nobody ever was. */
export async function erasedAmong(db: Db | Tx, refs: IdentityRef[]): Promise<Map<string, Erased>> {
  if (refs.length === 0 || (await lastErasure(db)) === 0) return new Map();
  const byHash = new Map(refs.map((ref) => [identityHash(ref).toString('hex'), identityKey(ref)]));
  const { rows } = await sql<Erased & { hash: string }>`
    select distinct on (hash) encode(hash, 'hex') as hash, erasure_id, erasures.at,
      bool_or(keep_out) over (partition by hash) as keep_out
    from erased_identities join erasures on erasures.id = erasure_id
    where hash = any(${[...byHash.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[])
    order by hash, erasures.at desc`.execute(db);
  return new Map(rows.map(({ hash, ...erased }) => [byHash.get(hash)!, erased]));
}

/** Whether it is of the life that was erased. What somebody sends us on behalf of them may be kept out for good. */
export const isOfThePast = (erased: Erased, occurred_at: Date): boolean => occurred_at <= erased.at;

export const notWelcome = (erased: Erased, occurred_at: Date): boolean =>
  erased.keep_out || isOfThePast(erased, occurred_at);

/** Writes on the proof that something came in later and was not taken. */
export async function noteDropped(db: Db | Tx, kind: string, dropped: Dropped): Promise<void> {
  for (const [erasure_id, count] of dropped) {
    await sql`
      update erasures set last_dropped_at = now(),
        dropped = dropped || jsonb_build_object(${kind}::text, coalesce((dropped ->> ${kind})::bigint, 0) + ${count}::bigint)
      where id = ${erasure_id}`.execute(db);
  }
}

export function countDropped(dropped: Dropped, { erasure_id }: Erased): void {
  dropped.set(erasure_id, (dropped.get(erasure_id) ?? 0) + 1);
}
