import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Db, migrate, openDatabase, sql } from '../server/db/index.ts';
import { reactorLags } from '../server/log/index.ts';
import { faultsIn } from '../server/modules/customers/testing/check-facts.ts';
import { readFacts } from '../server/modules/customers/testing/facts.ts';
import { faultsOfLog } from './faults-of-log.ts';
import { makeEffectsTable } from './note-effects.ts';
import { startFollower } from './peers/follower-process.ts';
import { type OwnPostgres, ownPostgres } from './peers/own-postgres.ts';
import { retryingSenders, type Senders } from './peers/retrying-senders.ts';
import { startServer } from './peers/server-process.ts';
import { makeSource, storedMessages } from './peers/source.ts';

const ROUNDS = 20;

/** A PostgreSQL of the test's own, as careful as any of ours, with a source and a table for effects. */
async function ownDatabase() {
  const postgres = await ownPostgres();
  onTestFinished(postgres.remove);
  await migrate(postgres.url);
  const { db, close } = openDatabase(postgres.url, { max: 2 });
  onTestFinished(close);
  const { rows } = await sql<{ setting: string }>`
    select setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit')`.execute(db);
  expect(rows.map(({ setting }) => setting)).toEqual(['on', 'on', 'on']);
  await makeEffectsTable(db);
  return { postgres, db, ...(await makeSource(db)) };
}

/** Some more requests are answered with success. */
async function goesOn(senders: Senders, more: number): Promise<void> {
  const before = senders.successes();
  await expect.poll(senders.successes, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before + more);
}

/** Every message there is once, of somebody, acknowledged as all are in the end, and nothing besides. */
async function allThereOnce(db: Db, source_id: string, { sent }: Senders): Promise<void> {
  const stored = await storedMessages(db, source_id);
  expect(sent.filter(({ id, acknowledged }) => !acknowledged || stored.get(id) !== 1)).toEqual([]);
  expect(stored.size).toBe(sent.length);
  const { rows: of_nobody } = await sql`
    select id from interactions where not exists (select from profiles where id = interactions.profile_id)`.execute(
    db,
  );
  expect(of_nobody).toEqual([]);
}

async function caughtUp(db: Db): Promise<void> {
  const behind = async () => (await reactorLags(db)).map(({ waiting }) => waiting);
  await expect.poll(behind, { timeout: 120_000, interval: 100 }).toEqual([0, 0]);
}

test(`the server and then its database are killed ${ROUNDS} times under load: everything is there once, and took effect once`, async () => {
  const { postgres, db, source_id, key } = await ownDatabase();
  const env = { DATA_DIR: postgres.data_dir };
  let server = await startServer({ env });
  onTestFinished(() => server.stop());
  let follower = await startFollower(postgres.url, 'first');
  onTestFinished(() => follower.kill());
  const port = Number(new URL(server.url).port);
  const senders = retryingSenders(server.url, key, 8, 50);

  for (let round = 1; round <= ROUNDS; round++) {
    await goesOn(senders, 16);
    await Promise.all([server.kill(), follower.kill()]);
    // By turns: the next start finds a database that was killed as well, or one that runs and dies under it.
    if (round % 2 === 0) await postgres.kill();
    server = await startServer({ env, port });
    follower = await startFollower(postgres.url, `of round ${round}`);
    if (round % 2 === 0) continue;
    await goesOn(senders, 16);
    await postgres.kill();
  }
  await senders.finish();

  await allThereOnce(db, source_id, senders);
  await caughtUp(db);
  expect(await faultsOfLog(db)).toEqual([]);
  // Who is whom, which a reactor of the product draws from the events: each customer with their browser.
  const facts = await readFacts(db);
  expect(faultsIn(facts)).toEqual([]);
  const people = facts.identities.filter(({ kind }) => kind === 'user_id').length;
  expect(facts.customers.filter(({ active }) => active)).toHaveLength(people);
}, 600_000);

/** A server on a PostgreSQL that somebody else looks after: here the test. */
async function underLoad(): Promise<{
  url: string;
  postgres: OwnPostgres;
  senders: Senders;
  isAllThere: () => Promise<void>;
}> {
  const { postgres, db, source_id, key } = await ownDatabase();
  const server = await startServer({ database_url: postgres.url });
  onTestFinished(server.stop);
  const senders = retryingSenders(server.url, key, 8);
  await goesOn(senders, 50);
  const isAllThere = async () => {
    await senders.finish();
    await allThereOnce(db, source_id, senders);
  };
  return { url: server.url, postgres, senders, isAllThere };
}

test('while the database is away everybody is told to come back, and when', async () => {
  const { url, postgres, senders, isAllThere } = await underLoad();
  await postgres.kill();
  await expect.poll(() => senders.refusals.length, { timeout: 20_000 }).toBeGreaterThan(8);
  // Nobody has asked for these before, so that no answer to them is remembered.
  const headers = { authorization: `Bearer pk_${'x'.repeat(32)}` };
  const first = await Promise.all([
    fetch(`${url}/v1/track`, { method: 'POST', headers, body: '{}' }),
    fetch(`${url}/chat/some-chat/config`),
  ]);
  expect(first.map((answer) => [answer.status, answer.headers.get('retry-after')])).toEqual([
    [503, '10'],
    [503, '2'],
  ]);
  await postgres.start();
  await goesOn(senders, 100);
  await isAllThere();
  // Nothing else than "not now, come back in so many seconds".
  expect(new Set(senders.refusals.map(({ status }) => status))).toEqual(new Set([503]));
  expect(senders.refusals.every(({ retry_after }) => /^[1-9]\d*$/.test(retry_after ?? ''))).toBe(true);
}, 300_000);

test('while the database is restarted in good order nobody is turned away', async () => {
  const { postgres, senders, isAllThere } = await underLoad();
  await postgres.stop();
  await sleep(200);
  await postgres.start();
  await goesOn(senders, 50);
  await isAllThere();
  expect(senders.refusals).toEqual([]);
}, 300_000);
