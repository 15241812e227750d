import { type Db, sql, type Tx } from '../db/index.ts';
import { BUCKETS } from './reactor.ts';

/** A place in the log: after this interaction of this batch. xid8 travels as text. */
export type Position = { xid: string; batch_id: number; interaction_id: string };

export const AFTER_BATCH = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const BEFORE_BATCH = '00000000-0000-0000-0000-000000000000';

/** A new reactor begins at the beginning of the log. */
export async function ensurePositions(db: Db, reactor: string): Promise<void> {
  await sql`
    insert into reactor_positions (reactor, bucket, xid, batch_id, interaction_id)
    select ${reactor}, bucket, '0', 0, ${BEFORE_BATCH}::uuid from generate_series(0, ${BUCKETS - 1}) as bucket
    on conflict do nothing`.execute(db);
}

/**
 * Leases the buckets that stand furthest behind, together at one place, until the transaction ends: a killed
 * worker's lease ends with its connection. Buckets that wait for a retry, or that another worker has, are passed.
 */
export async function leaseFurthestBehind(
  tx: Tx,
  reactor: string,
): Promise<{ position: Position; buckets: number[]; failures: Map<number, number> } | null> {
  const { rows } = await sql<Position & { bucket: number; failures: number }>`
    with head as (
      select xid, batch_id, interaction_id from reactor_positions
      where reactor = ${reactor} and (retry_at is null or retry_at <= clock_timestamp())
      order by xid, batch_id, interaction_id limit 1 for update skip locked
    )
    select position.xid::text, position.batch_id, position.interaction_id, position.bucket, position.failures
    from reactor_positions position join head using (xid, batch_id, interaction_id)
    where position.reactor = ${reactor} and (retry_at is null or retry_at <= clock_timestamp())
    for update of position skip locked`.execute(tx);
  const first = rows[0];
  if (!first) return null;
  return {
    position: { xid: first.xid, batch_id: first.batch_id, interaction_id: first.interaction_id },
    buckets: rows.map((row) => row.bucket),
    failures: new Map(rows.map((row) => [row.bucket, row.failures])),
  };
}

/** Moves buckets to a place; a bucket that got on has no failures any more. */
export async function moveTo(tx: Tx, reactor: string, buckets: number[], to: Position): Promise<void> {
  await sql`
    update reactor_positions set xid = ${to.xid}::xid8, batch_id = ${to.batch_id},
      interaction_id = ${to.interaction_id}, failures = 0, retry_at = null, last_error = null, updated_at = now()
    where reactor = ${reactor} and bucket = any(${buckets})`.execute(tx);
}

/** Stops a bucket before the interaction that failed, to be tried again in `seconds`. */
export async function holdAt(
  tx: Tx,
  reactor: string,
  bucket: number,
  hold: { at: Position; failures: number; seconds: number; error: string },
): Promise<void> {
  await sql`
    update reactor_positions set xid = ${hold.at.xid}::xid8, batch_id = ${hold.at.batch_id},
      interaction_id = ${hold.at.interaction_id}, failures = ${hold.failures},
      retry_at = clock_timestamp() + make_interval(secs => ${hold.seconds}), last_error = ${hold.error},
      updated_at = now()
    where reactor = ${reactor} and bucket = ${bucket}`.execute(tx);
}
