import { expect, onTestFinished, test } from 'vitest';
import { migrate, openDatabase } from '../server/db/index.ts';
import { ownPostgres } from './peers/own-postgres.ts';
import { retryingSenders } from './peers/retrying-senders.ts';
import { startServer } from './peers/server-process.ts';
import { smallDisk } from './peers/small-disk.ts';
import { makeSource, storedMessages } from './peers/source.ts';

test('when the disk is full everybody is told to come back later, and once there is room all is there, once', async () => {
  const disk = smallDisk(320);
  onTestFinished(disk.remove);
  const postgres = await ownPostgres(disk.folder);
  onTestFinished(postgres.remove);
  await migrate(postgres.url);
  const { db, close } = openDatabase(postgres.url, { max: 2 });
  onTestFinished(close);
  const { source_id, key } = await makeSource(db);
  const server = await startServer({ env: { DATA_DIR: postgres.data_dir } });
  onTestFinished(server.stop);

  const senders = retryingSenders(server.url, key, 8);
  await expect.poll(senders.successes, { timeout: 15_000 }).toBeGreaterThan(50);
  disk.fill(4);
  // Until nothing can be stored any more: each sender was turned away, many times.
  await expect.poll(() => senders.refusals.length, { timeout: 60_000 }).toBeGreaterThan(64);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  disk.clear();
  const before = senders.successes();
  await expect.poll(senders.successes, { timeout: 60_000 }).toBeGreaterThan(before + 100);
  await senders.finish();

  // Never "your fault" (SDKs throw away what gets a 400), and never "our fault" without a word on when to come back.
  expect(new Set(senders.refusals.map(({ status }) => status))).toEqual(new Set([503]));
  expect(senders.refusals.every(({ retry_after }) => /^[1-9]\d*$/.test(retry_after ?? ''))).toBe(true);
  const stored = await storedMessages(db, source_id);
  expect(senders.sent.filter(({ id }) => stored.get(id) !== 1)).toEqual([]);
  expect(stored.size).toBe(senders.sent.length);
}, 240_000);
