import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, openDatabase } from '../server/db/index.ts';
import { ownPostgres } from './peers/own-postgres.ts';
import { retryingSenders } from './peers/retrying-senders.ts';
import { startServer } from './peers/server-process.ts';
import { makeSource, storedMessages } from './peers/source.ts';

test('a database that is killed under load: 503 while it is away, later all is well, everything is there once', async () => {
  const postgres = await ownPostgres();
  onTestFinished(postgres.remove);
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, { max: 2 });
  onTestFinished(database.close);
  const { source_id, key } = await makeSource(database.db);
  const server = await startServer({ database_url: postgres.url });
  onTestFinished(server.stop);

  const senders = retryingSenders(server.url, key, 8);
  await expect.poll(senders.successes, { timeout: 15_000 }).toBeGreaterThan(50);
  await postgres.kill();
  await expect.poll(() => senders.refusals.length, { timeout: 20_000 }).toBeGreaterThan(8);
  const before = senders.successes();
  await postgres.start();
  await expect.poll(senders.successes, { timeout: 20_000 }).toBeGreaterThan(before + 100);
  await senders.finish();

  // Nothing else than "not now, come back in so many seconds".
  expect(new Set(senders.refusals.map(({ status }) => status))).toEqual(new Set([503]));
  expect(senders.refusals.every(({ retry_after }) => /^[1-9]\d*$/.test(retry_after ?? ''))).toBe(true);
  const stored = await storedMessages(database.db, source_id);
  expect(senders.sent.filter(({ id }) => stored.get(id) !== 1)).toEqual([]);
  expect(stored.size).toBe(senders.sent.length);
}, 120_000);

test('a database that is restarted in good order under load: nobody is turned away', async () => {
  const postgres = await ownPostgres();
  onTestFinished(postgres.remove);
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, { max: 2 });
  onTestFinished(database.close);
  const { source_id, key } = await makeSource(database.db);
  const server = await startServer({ database_url: postgres.url });
  onTestFinished(server.stop);

  const senders = retryingSenders(server.url, key, 4);
  await expect.poll(senders.successes, { timeout: 15_000 }).toBeGreaterThan(50);
  await postgres.stop();
  await sleep(200);
  await postgres.start();
  const before = senders.successes();
  await expect.poll(senders.successes, { timeout: 15_000 }).toBeGreaterThan(before + 50);
  await senders.finish();

  expect(senders.refusals).toEqual([]);
  const stored = await storedMessages(database.db, source_id);
  expect(senders.sent.filter(({ id }) => stored.get(id) !== 1)).toEqual([]);
}, 120_000);
