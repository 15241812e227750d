import { type Db, sql } from '../../db/index.ts';
import { type Day, idFrom } from './day.ts';
import type { Arrival } from './shapes.ts';

/** Counted no further than this: beyond it "10000" reads "10000 or more". */
export const COUNTED_TO = 10_000;

type Counts = { kind: Arrival; count: number; before: number };

/** What came today, and by this time a week ago. A stretch of ids is a stretch of time. */
export async function arrived(db: Db, kinds: Arrival[], day: Day): Promise<Counts[]> {
  if (kinds.length === 0) return [];
  const { rows } = await sql<Counts>`
    select kind, count, before from (${sql.join(
      kinds.map(
        (kind) => sql`select ${kind}::text as kind, (${countOf(kind, day.from, day.now)}) as count,
        (${countOf(kind, day.from_before, day.now_before)}) as before`,
      ),
      sql` union all `,
    )}) counted`.execute(db);
  return kinds.map((kind) => rows.find((row) => row.kind === kind)!);
}

function countOf(kind: Arrival, from: Date, until: Date) {
  const between = sql`id >= ${idFrom(from)}::uuid and id < ${idFrom(until)}::uuid`;
  const from_table = {
    customers: sql`customers where active and known and ${between}`,
    messages: sql`messages where direction = 'in' and not automatic and ${between}`,
    cases: sql`cases where ${between}`,
  }[kind];
  return sql`select count(*)::int from (select from ${from_table} limit ${COUNTED_TO}) counted`;
}

export type Source = { id: string; name: string; last_event_at: Date | null; refused: number };

const SOURCES_SHOWN = 50;
const REFUSED_TO = 1_000;

/** When each source was heard last, and what of today could not be taken. */
export async function sources(db: Db, day: Day): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select source.id, source.name, (select max(last_used_at) from source_keys
        where source_id = source.id) as last_event_at,
      (select count(*)::int from (select from refused_events
        where source_id = source.id and id >= ${idFrom(day.from)}::uuid limit ${REFUSED_TO}) refused) as refused
    from sources source order by last_event_at desc nulls last, source.id limit ${SOURCES_SHOWN}`.execute(db);
  return rows;
}
