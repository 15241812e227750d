import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Effect, effects, makeEffectsTable, noteEffects } from '../../test/note-effects.ts';
import { type TestDatabase, testDatabase } from '../../test/setup.ts';
import { newId, openDatabase, sql } from '../db/index.ts';
import { advance } from '../log/advance.ts';
import { type Reactor, record } from '../log/index.ts';
import { ensurePositions } from '../log/position.ts';
import { archiveOf, restoreInto } from './testing/place.ts';

const [ana, bo] = [newId(), newId()];

const one = (profile_id: string, number: number) => ({
  profile_id,
  type: 'test.happened',
  actor: 'system:test',
  properties: { number },
});

async function database(): Promise<TestDatabase> {
  const made = await testDatabase();
  // Through a connection that ends: one that stays would be taken for a running server.
  const opened = openDatabase(made.url, { max: 1 });
  await makeEffectsTable(opened.db).finally(opened.close);
  return made;
}

const write = ({ db }: TestDatabase, ...list: [string, number][]) =>
  db.transaction().execute((tx) =>
    record(
      tx,
      list.map(([profile, number]) => one(profile, number)),
    ),
  );

// The one that has its transaction id first gets its batch's number last: the two orders differ.
async function writeCrossed(given: TestDatabase, profile: string, first: number, second: number) {
  await given.db.transaction().execute(async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx);
    await write(given, [profile, second]);
    await record(tx, [one(profile, first)]);
  });
}

async function drain({ db }: TestDatabase, reactor: Reactor = noteEffects('a')) {
  await ensurePositions(db, reactor.name);
  await sql`update reactor_positions set retry_at = null`.execute(db);
  // Others write to the same cluster: what is there may not count as finished at once.
  while ((await advance(db, reactor)) !== 'idle') await sleep(5);
}

// Follows as far as it can: what comes for Bo from this number on fails, and is tried again another time.
const stumbleAt = (number: number): Reactor => {
  const sound = noteEffects('a');
  const handle: Reactor['handle'] = async (tx, list) => {
    if (list.some((each) => each.profile_id === bo && each.properties.number === number))
      throw new Error('stumbled');
    await sound.handle(tx, list);
  };
  return { ...sound, handle };
};

const numbers = (list: Effect[], profile: string) =>
  list.filter(({ profile_id }) => profile_id === profile).map(({ number }) => number);

// As if its cluster were far ahead of the one that the archive comes to.
async function agedBy(given: TestDatabase, transactions: number) {
  await sql`update log_batches set xid = (xid::text::bigint + ${transactions})::text::xid8`.execute(given.db);
  await sql`update reactor_positions set xid = (xid::text::bigint + ${transactions})::text::xid8 where xid > '0'`.execute(
    given.db,
  );
}

test('followers go on where they stopped: in the log’s order, nothing twice, nothing left out, a second time too', async () => {
  const source = await database();
  await writeCrossed(source, ana, 1, 2);
  await write(source, [bo, 1], [bo, 2], [bo, 3], [ana, 3]);
  await drain(source, stumbleAt(2));
  // Ana's bucket is through; Bo's stands in the middle of its batch.
  const before = await effects(source.db);
  expect([numbers(before, ana), numbers(before, bo)]).toEqual([[1, 2, 3], [1]]);
  await writeCrossed(source, ana, 4, 5);
  await writeCrossed(source, bo, 4, 5);
  await agedBy(source, 1_000_000_000);

  const second = await database();
  await restoreInto(second.url, await archiveOf(source.url));
  await writeCrossed(second, bo, 6, 7);
  await drain(second, stumbleAt(7));
  const halfway = await effects(second.db);
  expect([numbers(halfway, ana), numbers(halfway, bo)]).toEqual([
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5, 6],
  ]);

  const third = await database();
  await restoreInto(third.url, await archiveOf(second.url));
  await write(third, [ana, 6], [bo, 8]);
  await drain(third);
  const all = await effects(third.db);
  expect([numbers(all, ana), numbers(all, bo)]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5, 6, 7, 8],
  ]);
});

test('one who begins to follow after the restore sees all of the log, in its order', async () => {
  const source = await database();
  await writeCrossed(source, ana, 1, 2);
  await writeCrossed(source, ana, 3, 4);
  await agedBy(source, 1_000_000_000);
  const target = await database();
  await restoreInto(target.url, await archiveOf(source.url));
  await write(target, [ana, 5]);
  await drain(target);
  expect(numbers(await effects(target.db), ana)).toEqual([1, 2, 3, 4, 5]);
});

test('a place whose batch is not on the log any more stays where it was', async () => {
  const source = await database();
  await write(source, [ana, 1]);
  await write(source, [ana, 2]);
  await drain(source);
  await write(source, [ana, 3]);
  await sql`delete from log_batches where id = 2`.execute(source.db);
  const target = await database();
  await restoreInto(target.url, await archiveOf(source.url));
  await drain(target);
  expect(numbers(await effects(target.db), ana)).toEqual([1, 2, 3]);
});
