import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/setup.ts';
import { newId, sql } from '../../../db/index.ts';
import { eventCopier } from '../../../log/index.ts';
import type { Event } from './event.ts';
import { knownIds } from './known-ids.ts';
import { partitionClock } from './partition-clock.ts';
import { type Store, storeEvents } from './store-events.ts';
import { understandEvent } from './understand-event.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  store = {
    db,
    copyEvents: eventCopier(database),
    log: pino({ level: 'silent' }),
    known: knownIds(),
    erasures: { number: null },
    clock: partitionClock(db),
    patience_ms: 300,
  };
});
afterAll(() => database.drop());

const sender = { source_id: newId(), trust: 'claimed' } as const;

function event(message_id: string, userId = 'ana'): Event {
  const envelope = { ...sender, received_at: Date.now(), sent_at: null, context: null, integrations: null };
  return understandEvent({ event: 'Signup', userId, messageId: message_id }, 'track', envelope);
}

/** One that our checks let pass and PostgreSQL does not. */
function poison(message_id: string): Event {
  const good = event(message_id, `poisoned-${message_id}`);
  return { ...good, row: { ...good.row, occurred_at: 'at midnight' } };
}

async function stored(prefix: string): Promise<string[]> {
  const { rows } = await sql<{ message_id: string }>`
    select message_id from interactions where message_id like ${`${prefix}-%`} order by 1`.execute(
    database.db,
  );
  return rows.map((row) => row.message_id);
}

test('of a hundred events three can never be stored: they are named, the others are there', async () => {
  const bad = new Set([0, 41, 99]);
  const events = Array.from({ length: 100 }, (_, n) =>
    bad.has(n) ? poison(`p-${n}`) : event(`p-${n}`, `user-${n}`),
  );
  const outcomes = await storeEvents(store, events);
  for (const [n, outcome] of outcomes.entries()) {
    if (bad.has(n)) expect(outcome).toMatchObject({ state: 'refused', fault: { code: 'not_storable' } });
    else expect(outcome).toEqual({ state: 'stored' });
  }
  expect(await stored('p')).toHaveLength(97);
});

// A profile alone does not wait for the disk: a database that crashes may forget it, and so must not we remember it.
test('who somebody is is remembered when an event of theirs is stored, and not for one that is refused', async () => {
  const bad = poison('r-1');
  await storeEvents(store, [bad]);
  const { rows } = await sql<{ profile_id: string }>`
    select profile_id from identities where value = 'poisoned-r-1'`.execute(store.db);
  expect(rows).toHaveLength(1);
  expect(store.known.profileOf(bad)).toBeUndefined();
  expect(await stored('r')).toEqual([]);
  await storeEvents(store, [event('r-2', 'poisoned-r-1')]);
  expect(await stored('r')).toEqual(['r-2']);
  expect(store.known.profileOf(bad)).toBe(rows[0]!.profile_id);
});

test('events are not refused for want of a partition: that is our trouble', async () => {
  const other = await freshDatabase();
  const partitions = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'interactions'::regclass`.execute(
    other.db,
  );
  for (const { name } of partitions.rows) await sql`drop table ${sql.id(name)}`.execute(other.db);
  const clock = partitionClock(other.db);
  expect(
    await storeEvents({ ...store, db: other.db, copyEvents: eventCopier(other), clock }, [event('q-1')]),
  ).toEqual([{ state: 'trouble' }]);
  await other.drop();
});

test('two statements that make the same people at once agree on who they are', async () => {
  const people = Array.from({ length: 50 }, (_, n) => `twin-${n}`);
  const half = (name: string, order: string[]) => order.map((person) => event(`${name}-${person}`, person));
  const fresh = () => ({ ...store, known: knownIds() });
  await Promise.all([
    storeEvents(fresh(), half('w', people)),
    storeEvents(fresh(), half('v', people.toReversed())),
    storeEvents(fresh(), half('u', people)),
  ]);
  const { rows } = await sql<{ profiles: number }>`
    select count(distinct profile_id) as profiles from interactions where context ->> 'user_id' like 'twin-%'
    group by context ->> 'user_id'`.execute(database.db);
  expect(rows).toEqual(people.map(() => ({ profiles: 1 })));
});

test('the same messages in opposite order at once: stored once, nobody told of trouble', async () => {
  // Ana is known and two connections are open: both statements begin at the same moment.
  await Promise.all([1, 2].map((n) => storeEvents(store, [event(`before-${n}`)])));
  // Two statements that store the same rows from both ends are bound to meet, and to wait for each other.
  const ids = Array.from({ length: 4_000 }, (_, n) => `x-${n}`);
  const outcomes = await Promise.all(
    [ids, ids.toReversed()].map((order) =>
      storeEvents(
        store,
        order.map((id) => event(id)),
      ),
    ),
  );
  expect(outcomes.flat().every(({ state }) => state === 'stored')).toBe(true);
  expect(await stored('x')).toHaveLength(4_000);
});
