import type { RawBuilder } from 'kysely';
import { type Db, sql, type Tx } from '../db/index.ts';
import { type EventRow, rowsAsJson } from './event-rows.ts';

/** A partition of the log. `earlier`: tables of those before it in which a message that comes again may lie. */
export type Partition = { table: string; begins: Date; ends: Date; earlier: string[] };

export type EventsInserted = {
  /** False: nothing was stored, because the present is not well inside the partition. Try again with `border`. */
  done: boolean;
  /** How many rows are new; the others had been stored before. */
  stored: number;
  /** The database's clock. */
  now: Date;
};

// How long the log surely remembers a message_id.
const REMEMBERED_DAYS = 30;
const DAY_MS = 86_400_000;
// No transaction of ours lasts as long (statement_timeout ends it), so that one which began outside of this margin
// has ended before the border is there.
const MARGIN = '5 minutes';
const BORDER_LOCK = 7331003;

// `actor` follows from the source, so it is not sent.
const ROW = sql`row(id uuid, profile_id uuid, type text, channel text, source_id uuid, message_id text,
  occurred_at timestamptz, identifies boolean, properties jsonb, context jsonb)`;

/**
 * Inserts events from sources, of which some may be there already: one statement, one batch. What its source sent
 * before is left out, by the unique index inside the partition and by looking into the earlier ones.
 * Fit to run on its own, without a transaction around it: one round trip. `partition` is the one that the present falls
 * into, as far as the caller knows. `still`: what else has to hold when they are written; where it does not, `done` is
 * false.
 *
 * It names the partitions' own tables: it can then be planned once and for all. Of the whole log the planner finds a
 * plan for each time cheaper, and spends a fifth of a small statement on it.
 */
export function insertEvents(
  db: Db | Tx,
  rows: EventRow[],
  partition: Partition,
  still: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<EventsInserted> {
  return insert(db, rows, {
    into: sql.id(partition.table),
    when: sql`${wellInside(partition)} and ${still}`,
    new_in: partition.earlier.map((one) => absentFrom(sql.id(one), rememberedBefore(partition))),
  });
}

/** Whether the present is so far inside the partition that no transaction of another one is still under way. */
export const wellInside = ({ begins, ends }: Partition) => sql<boolean>`
  now() >= ${begins}::timestamptz + ${MARGIN}::interval and now() < ${ends}::timestamptz - ${MARGIN}::interval`;

/** What was received before this need not be looked into. */
export const rememberedBefore = ({ begins }: Partition) =>
  sql`${new Date(begins.getTime() - REMEMBERED_DAYS * DAY_MS)}::timestamptz`;

/**
 * The same near the border of two partitions, whose unique indexes know nothing of each other: such transactions go
 * one after the other, and each looks into all partitions, the later one as well.
 */
export async function insertEventsAtBorder(
  tx: Tx,
  rows: EventRow[],
  still: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<EventsInserted> {
  // A statement of its own: the insert's snapshot has to be taken when the lock is held.
  await sql`select pg_advisory_xact_lock(${BORDER_LOCK})`.execute(tx);
  const remembered = sql`now() - make_interval(days => ${REMEMBERED_DAYS})`;
  return insert(tx, rows, {
    into: sql`interactions`,
    when: still,
    new_in: [absentFrom(sql`interactions`, remembered)],
  });
}

const absentFrom = (table: RawBuilder<unknown>, remembered: RawBuilder<unknown>) =>
  sql`${storedIn(table, remembered)} is null`;

/** True where the message of `row` lies in that table, else null. Row by row, by the unique index. */
export const storedIn = (table: RawBuilder<unknown>, remembered: RawBuilder<unknown>) => sql`(
        select true from ${table} as stored
        where stored.profile_id = row.profile_id and stored.source_id = row.source_id
          and stored.message_id = row.message_id and stored.received_at >= ${remembered}
        limit 1
      )`;

type Insertion = {
  into: RawBuilder<unknown>;
  when: RawBuilder<unknown>;
  new_in: RawBuilder<unknown>[];
};

async function insert(db: Db | Tx, rows: EventRow[], given: Insertion): Promise<EventsInserted> {
  const result = await sql<EventsInserted>`/* prepared */
    with batch as materialized (
      select nextval('log_batches_id_seq') as id where ${given.when}
    ), stored as (
      insert into ${given.into} (id, profile_id, type, channel, actor, source_id, message_id, occurred_at, received_at,
        batch_id, identifies, properties, context)
      select row.id, row.profile_id, row.type, row.channel, 'source:' || row.source_id, row.source_id, row.message_id,
        row.occurred_at, now(), batch.id, row.identifies, row.properties, row.context
      from batch, json_to_recordset(${rowsAsJson(rows)}::json) as ${ROW}
      where ${sql.join([sql`true`, ...given.new_in], sql` and `)}
      on conflict do nothing
      returning 1
    ), counted as (
      select count(*) as rows from stored
    ), noted as (
      insert into log_batches (id, size) overriding system value
      select batch.id, counted.rows from batch, counted where counted.rows > 0
    )
    select exists (select from batch) as done, (select rows from counted) as stored, now() as now`.execute(
    db,
  );
  return result.rows[0]!;
}

/** The partitions of the log as they are, the earliest first. */
export async function readPartitions(db: Db | Tx): Promise<Partition[]> {
  const { rows } = await sql<Omit<Partition, 'earlier'>>`
    select relname as table, bounds[1]::timestamptz as begins, bounds[2]::timestamptz as ends
    from pg_inherits
    join pg_class on pg_class.oid = pg_inherits.inhrelid
    cross join lateral regexp_match(pg_get_expr(pg_class.relpartbound, pg_class.oid),
      $$FROM \\('([^']+)'\\) TO \\('([^']+)'\\)$$) as bounds
    where pg_inherits.inhparent = 'interactions'::regclass and bounds is not null
    order by begins`.execute(db);
  return rows.map((one) => {
    const remembered = one.begins.getTime() - REMEMBERED_DAYS * DAY_MS;
    const earlier = rows.filter(({ begins, ends }) => begins < one.begins && ends.getTime() > remembered);
    return { ...one, earlier: earlier.map(({ table }) => table) };
  });
}
