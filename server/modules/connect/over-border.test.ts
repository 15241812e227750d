import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, sql } from '../../db/index.ts';
import {
  type EventRow,
  eventCopier,
  insertEvents,
  insertEventsAtBorder,
  readPartitions,
} from '../../log/index.ts';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';

let world: IngestWorld;
let border: Date;
beforeEach(async () => {
  world = await startIngestWorld();
});
afterEach(() => world.stop());

/** The log as it would be if a month ended in `ms`: one partition until then, the next from then on. */
async function endPartitionIn(ms: number): Promise<void> {
  border = new Date(Date.now() + ms);
  const text = border.toISOString();
  for (const { name } of await partitionNames()) await sql`drop table ${sql.id(name)}`.execute(world.db);
  const spans = { before: `from ('2000-01-01') to ('${text}')`, after: `from ('${text}') to ('2100-01-01')` };
  for (const [name, span] of Object.entries(spans)) {
    const table = `interactions_${name}`;
    await sql.raw(`create table ${table} partition of interactions for values ${span}`).execute(world.db);
    await sql.raw(`create unique index on ${table} (profile_id, source_id, message_id)`).execute(world.db);
  }
}

async function partitionNames(): Promise<{ name: string }[]> {
  const { rows } = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'interactions'::regclass`.execute(
    world.db,
  );
  return rows;
}

const passBorder = () => sleep(border.getTime() - Date.now() + 20);

const event = (messageId: string) => ({ event: 'Signup', userId: 'ana', messageId });

async function places(message_id: string): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select tableoid::regclass::text as place from interactions where message_id = ${message_id}`.execute(
    world.db,
  );
  return rows.map(({ place }) => place);
}

/** A row as insertEvents takes it, of the person that \`event\` is of. */
async function rowOf(message_id: string): Promise<EventRow[]> {
  const { rows } = await sql<{ profile_id: string }>`
    select profile_id from identities where kind = 'user_id' and value = 'ana'`.execute(world.db);
  const { source_id } = world;
  const { profile_id } = rows[0]!;
  return [
    {
      id: newId(),
      profile_id,
      type: 'signup',
      channel: null,
      source_id,
      message_id,
      occurred_at: new Date().toISOString(),
      identifies: false,
      properties: '{}',
      context: '{}',
    },
  ];
}

test('a message that comes again after the border is not stored again', async () => {
  await endPartitionIn(1_500);
  await world.send('track', event('late'));
  await passBorder();
  await world.send('track', event('new'));
  expect((await world.send('track', event('late'))).status).toBe(200);
  expect(await places('late')).toEqual(['interactions_before']);
  expect(await places('new')).toEqual(['interactions_after']);
});

test('well inside a partition the former ones are looked into as well, by COPY and by the statement for what comes again', async () => {
  await endPartitionIn(1_000);
  await world.send('track', event('late'));
  await passBorder();
  // As if the border were long past: all that lies in the former partition is of the last 30 days.
  const partitions = await readPartitions(world.db);
  expect(partitions.map(({ begins }) => begins.toISOString())).toEqual([
    '2000-01-01T00:00:00.000Z',
    border.toISOString(),
  ]);
  await sql`create table kept as select * from interactions_before`.execute(world.db);
  await sql`drop table interactions_before, interactions_after`.execute(world.db);
  const long_past = new Date(Date.now() - 20 * 60_000);
  await sql
    .raw(`
    create table interactions_before partition of interactions for values from ('2000-01-01') to ('${long_past.toISOString()}');
    create table interactions_after partition of interactions for values from ('${long_past.toISOString()}') to ('2100-01-01')`)
    .execute(world.db);
  await sql`insert into interactions select id, profile_id, type, channel, direction, touchpoint_id, case_id, actor, source_id,
    message_id, occurred_at, received_at - interval '1 hour', batch_id, identifies, properties, context from kept`.execute(
    world.db,
  );
  await sql`create unique index on interactions_after (profile_id, source_id, message_id)`.execute(world.db);
  const partition = (await readPartitions(world.db))[1]!;
  expect(partition).toMatchObject({ table: 'interactions_after', earlier: ['interactions_before'] });
  expect(await insertEvents(world.db, await rowOf('late'), partition)).toMatchObject({
    done: true,
    stored: 0,
  });
  expect(await insertEvents(world.db, await rowOf('other'), partition)).toMatchObject({
    done: true,
    stored: 1,
  });
  const copyEvents = eventCopier(world.app.kit);
  const still = sql<boolean>`true`;
  const late = [...(await rowOf('third')), ...(await rowOf('late'))];
  expect(await copyEvents(late, partition, still)).toBe('repeated');
  expect(await places('third')).toEqual([]);
  expect(await copyEvents(await rowOf('third'), partition, still)).toBe('stored');
  expect(await places('third')).toHaveLength(1);
  expect(await places('late')).toHaveLength(1);
});

test('a request from before the border that is still being stored, and one from after it: stored once', async () => {
  await endPartitionIn(1_500);
  await world.send('track', event('first'));
  const row = await rowOf('race');
  let second: Promise<{ status: number }> | undefined;
  let decided = false;
  await world.db.transaction().execute(async (tx) => {
    await insertEventsAtBorder(tx, row);
    await passBorder();
    second = world.send('track', event('race'));
    void second.then(() => {
      decided = true;
    });
    await sleep(300);
    expect(decided).toBe(false);
  });
  expect((await second!).status).toBe(200);
  expect(await places('race')).toEqual(['interactions_before']);
});

test('a transaction from before the border that writes last sees what was stored after the border', async () => {
  await endPartitionIn(1_500);
  await world.send('track', event('first'));
  const row = await rowOf('overtaken');
  await world.db.transaction().execute(async (tx) => {
    await sql`select now()`.execute(tx);
    await passBorder();
    await world.send('track', event('overtaken'));
    await insertEventsAtBorder(tx, row);
  });
  expect(await places('overtaken')).toEqual(['interactions_after']);
});
