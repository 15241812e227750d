import type { RawBuilder } from 'kysely';
import type pg from 'pg';
import { copyIn, type Db, sql } from '../db/index.ts';
import { COPIED, type EventRow, rowsForCopy } from './event-rows.ts';
import { type Partition, rememberedBefore, storedIn, wellInside } from './insert-events.ts';

/** `repeated`: some of them were stored before. `undecided`: what was thought to hold does not. Nothing is stored then. */
export type Copied = 'stored' | 'repeated' | 'undecided';

export type CopyEvents = (
  rows: EventRow[],
  partition: Partition,
  still: RawBuilder<boolean>,
) => Promise<Copied>;

const IDS_AT_ONCE = 256;

/**
 * The bulk way of events from sources into the log: COPY, for as long as each of them is new, which is nearly always.
 * What comes again is for `insertEvents`. `partition` and `still` are as there.
 */
export function eventCopier({ db, pool }: { db: Db; pool: pg.Pool }): CopyEvents {
  const nextId = batchIds(db);
  return async (rows, partition, still) => {
    const id = await nextId();
    const table = sql.id(partition.table);
    const statements = sql`
      select begin_log_batch(${id}, ${rows.length}, ${wellInside(partition)} and ${still});
      copy ${table} (${sql.raw(COPIED)}) from stdin;
      ${sql.join(
        partition.earlier.map(
          (one) => sql`select refuse_message_of_earlier_partition() where exists (
            select from ${table} as row
            where row.batch_id = ${id} and ${storedIn(sql.id(one), rememberedBefore(partition))});`,
        ),
        sql``,
      )}`.compile(db);
    try {
      await copyIn(pool, statements, rowsForCopy(rows, id));
      return 'stored';
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '23505') return 'repeated';
      if (code === 'TL001') return 'undecided';
      throw error;
    }
  };
}

/** Ids of batches, some hundred fetched at once: each row carries one before the database has seen any of them. */
function batchIds(db: Db): () => Promise<number> {
  let ids: number[] = [];
  return async () => {
    while (ids.length === 0) {
      const { rows } = await sql<{ id: number }>`
        select nextval('log_batches_id_seq') as id from generate_series(1, ${IDS_AT_ONCE})`.execute(db);
      ids = rows.map(({ id }) => id).reverse();
    }
    return ids.pop()!;
  };
}
