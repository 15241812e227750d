import { sql, type Tx } from '../db/index.ts';
import type { Interaction } from './interaction.ts';
import { AFTER_BATCH, type Position } from './position.ts';
import { BUCKETS, type Reactor } from './reactor.ts';

const PORTION = 2_000;

export type Portion = {
  /** In log order; each with the place right after it. */
  interactions: { interaction: Interaction; after: Position }[];
  /** The place after all that was looked at. */
  end: Position;
  /** Whether it is as much as one step takes: more is waiting. */
  full: boolean;
};

type Batch = { xid: string; id: number; size: number; received_at: Date };

/**
 * The next finished batches after a place (about 2,000 interactions, at least one batch), and of them the
 * interactions that are for this reactor and these buckets. Null when there is nothing finished yet.
 */
export async function readPortion(
  tx: Tx,
  reactor: Reactor,
  from: Position,
  buckets: number[],
): Promise<Portion | null> {
  const batches = await finishedBatches(tx, from);
  const last = batches.at(-1);
  if (!last) return null;
  const rows = await interactionsOf(tx, reactor, batches, from, buckets);
  const xids = new Map(batches.map((batch) => [batch.id, batch.xid]));
  return {
    interactions: rows.map((interaction) => ({
      interaction,
      after: {
        xid: xids.get(interaction.batch_id)!,
        batch_id: interaction.batch_id,
        interaction_id: interaction.id,
      },
    })),
    end: { xid: last.xid, batch_id: last.id, interaction_id: AFTER_BATCH },
    full: batches.reduce((sum, { size }) => sum + size, 0) >= PORTION,
  };
}

// A batch that was left in its middle is taken up again: hence >=, and the interaction's id decides.
// "Finished" is: no transaction that could still commit something before it is running.
async function finishedBatches(tx: Tx, from: Position): Promise<Batch[]> {
  const done = from.interaction_id === AFTER_BATCH;
  const { rows } = await sql<Batch>`
    select xid::text, id, size, received_at from (
      select xid, id, size, received_at, sum(size) over (order by xid, id) - size as before
      from (
        select * from log_batches
        where ${done ? sql`(xid, id) >` : sql`(xid, id) >=`} (${from.xid}::xid8, ${from.batch_id}::bigint)
          and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, id limit ${PORTION}
      ) next
    ) counted
    where before < ${PORTION} order by counted.xid, counted.id`.execute(tx);
  return rows;
}

async function interactionsOf(
  tx: Tx,
  reactor: Reactor,
  batches: Batch[],
  from: Position,
  buckets: number[],
): Promise<Interaction[]> {
  const times = batches.map((batch) => batch.received_at.getTime());
  // Batch by batch, each by its index: of a table that is just being filled the planner knows little, and rather reads
  // all that was received this month.
  const { rows } = await sql<Interaction>`
    select interaction.*
    from unnest(${batches.map((batch) => batch.id)}::bigint[]) with ordinality as batch(id, place)
    cross join lateral (
      select * from interactions
      where batch_id = batch.id
        and received_at >= ${new Date(Math.min(...times))} and received_at <= ${new Date(Math.max(...times) + 1)}
        ${reactor.types ? sql`and type = any(${reactor.types})` : sql``}
        ${reactor.identifying ? sql`and identifies` : sql``}
      offset 0
    ) interaction
    where not (batch.id = ${from.batch_id} and interaction.id <= ${from.interaction_id}::uuid)
      ${buckets.length < BUCKETS ? sql`and get_byte(uuid_send(interaction.profile_id), 15) & 63 = any(${buckets})` : sql``}
    order by batch.place, interaction.id`.execute(tx);
  return rows;
}

/** Whether there are batches after a place that are written but not finished for sure: worth looking again soon. */
export async function unfinishedAfter(tx: Tx, from: Position): Promise<boolean> {
  const { rows } = await sql`
    select 1 from log_batches where (xid, id) > (${from.xid}::xid8, ${from.batch_id}::bigint) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
