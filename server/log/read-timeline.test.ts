import { expect, test } from 'vitest';
import { testDatabase } from '../../test/setup.ts';
import { type Db, newId, sql, type Tx } from '../db/index.ts';
import { lookAlongTimeline, readTimeline } from './index.ts';

const PEOPLE = 20;
const OF_EACH = 200;

/** Everybody's interactions lie scattered over the table, as they came in; one in a hundred is rare. */
async function fill(db: Db): Promise<string[]> {
  const profile_ids = Array.from({ length: PEOPLE }, newId);
  await sql`
    insert into interactions (id, profile_id, type, channel, actor, occurred_at, batch_id, properties)
    select gen_random_uuid(), profile, case when number % 100 = 0 then 'rare.thing' else 'page.viewed' end, 'web',
      'system:test', now() - number * interval '1 minute', 1, jsonb_build_object('padding', repeat(md5(random()::text), 100))
    from unnest(${profile_ids}::uuid[]) as profile, generate_series(1, ${OF_EACH}) as number
    order by random()`.execute(db);
  await sql`vacuum analyze interactions`.execute(db);
  return profile_ids;
}

/** How many blocks of the table itself were touched, by PostgreSQL's own count: it is added up when a transaction ends. */
async function blocksOf(db: Db, read: (tx: Tx) => Promise<unknown>): Promise<number> {
  const counted = (work: (tx: Tx) => Promise<unknown>) =>
    db.transaction().execute(async (tx) => {
      await work(tx);
      await sql`select pg_stat_force_next_flush()`.execute(tx);
    });
  const sum = async () => {
    const { rows } = await sql<{ blocks: number }>`
      select sum(heap_blks_read + heap_blks_hit)::int as blocks from pg_statio_user_tables
      where relname like 'interactions_%'`.execute(db);
    return rows[0]!.blocks;
  };
  await counted(async () => undefined);
  const before = await sum();
  await counted(read);
  return (await sum()) - before;
}

test('a page of a timeline touches the rows it shows and no others, with a filter or without', async () => {
  const { db } = await testDatabase();
  // On one connection, as each keeps a count of its own for a while.
  await db.connection().execute(async (own) => {
    const profile_ids = await fill(own);
    await touchesWhatItShows(own, profile_ids);
  });
});

async function touchesWhatItShows(db: Db, profile_ids: string[]): Promise<void> {
  const query = { profile_ids, limit: 51 };
  expect((await readTimeline(db, query)).length).toBe(51);
  expect(await blocksOf(db, (tx) => readTimeline(tx, query))).toBeLessThan(2 * 51);

  const rare = { ...query, types: ['rare.thing'] };
  const { items } = await lookAlongTimeline(db, rare);
  expect(items.length).toBeGreaterThan(5);
  expect(await blocksOf(db, (tx) => lookAlongTimeline(tx, rare))).toBeLessThan(2 * items.length);
  const nowhere = { ...query, channels: ['email'] };
  expect(await blocksOf(db, (tx) => lookAlongTimeline(tx, nowhere))).toBeLessThan(5);
}
