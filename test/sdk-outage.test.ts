import { setTimeout as sleep } from 'node:timers/promises';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { expect, test } from 'vitest';
import { type Db, migrate, openDatabase, sql } from '../server/db/index.ts';
import { ownPostgres } from './peers/own-postgres.ts';
import { startServer } from './peers/server-process.ts';
import { makeSource } from './peers/source.ts';
import { freshDatabase } from './setup.ts';

const AWAY_MS = 20_000;
const EVENTS = 60;
// Evenly over what comes before, during and after.
const EVERY_MS = (AWAY_MS + 8_000) / EVENTS;

/** Both SDKs send numbered events for half a minute; resolves when they have nothing left to send. */
async function sendFromBoth(host: string, key: string, rudder_options: object): Promise<unknown[]> {
  const errors: unknown[] = [];
  const segment = new Analytics({ writeKey: key, host, flushAt: 5, flushInterval: 1_000 });
  segment.on('error', (error) => errors.push(error));
  const rudder = new RudderAnalytics(key, {
    dataPlaneUrl: host,
    flushAt: 5,
    flushInterval: 1_000,
    logLevel: 'silent',
    errorHandler: (error: unknown) => errors.push(error),
    ...rudder_options,
  });
  let rudder_left = EVENTS;
  for (let n = 0; n < EVENTS; n++) {
    segment.track({ userId: 'by-segment', event: 'Signup', properties: { n } });
    rudder.track({ userId: 'by-rudder', event: 'Signup', properties: { n } }, () => rudder_left--);
    await sleep(EVERY_MS);
  }
  await segment.closeAndFlush();
  for (; rudder_left > 0; await sleep(50)) await rudder.flush();
  return errors;
}

async function arrived(db: Db, user_id: string): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`
    select (properties ->> 'n')::int as n from interactions
    where context ->> 'user_id' = ${user_id} order by 1`.execute(db);
  return rows.map(({ n }) => n);
}

const ALL = Array.from({ length: EVENTS }, (_, n) => n);

// Nobody answers, so that nobody can tell the SDKs to wait: Segment's tries ten times by itself, RudderStack's three
// times within 1.4 s unless it is told how often (its option `retryCount`).
// Both at once, as all they do is wait.
test.concurrent('the server is stopped for 20 s in the middle of sending: nothing is lost, nothing is doubled', async ({
  onTestFinished,
}) => {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const { key } = await makeSource(database.db);
  let server = await startServer({ database_url: database.url });
  onTestFinished(() => server.stop());
  const port = Number(new URL(server.url).port);

  const sending = sendFromBoth(server.url, key, { retryCount: 10 });
  await sleep(3_000);
  await server.stop();
  await sleep(AWAY_MS);
  server = await startServer({ database_url: database.url, port });

  expect(await sending).toEqual([]);
  expect(await arrived(database.db, 'by-segment')).toEqual(ALL);
  expect(await arrived(database.db, 'by-rudder')).toEqual(ALL);
}, 300_000);

test.concurrent('the database is away for 20 s: SDKs as they come keep what they have, for as long as we tell them', async ({
  onTestFinished,
}) => {
  const postgres = await ownPostgres();
  onTestFinished(postgres.remove);
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, { max: 2 });
  onTestFinished(database.close);
  const { key } = await makeSource(database.db);
  const server = await startServer({ database_url: postgres.url });
  onTestFinished(server.stop);

  const sending = sendFromBoth(server.url, key, {});
  await sleep(3_000);
  await postgres.stop();
  await sleep(AWAY_MS);
  await postgres.start();

  expect(await sending).toEqual([]);
  expect(await arrived(database.db, 'by-segment')).toEqual(ALL);
  expect(await arrived(database.db, 'by-rudder')).toEqual(ALL);
}, 300_000);
