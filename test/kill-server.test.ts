import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { retryingSenders } from './peers/retrying-senders.ts';
import { type ServerProcess, startServer } from './peers/server-process.ts';
import { makeSource, storedMessages } from './peers/source.ts';
import { testDatabase } from './setup.ts';

test('a server that is killed again and again under load loses nothing and stores nothing twice', async () => {
  const database = await testDatabase();
  const { source_id, key } = await makeSource(database.db);
  let server: ServerProcess = await startServer({ database_url: database.url });
  onTestFinished(() => server.stop());
  const port = Number(new URL(server.url).port);

  const senders = retryingSenders(server.url, key, 8);
  for (let kills = 0; kills < 3; kills++) {
    const before = senders.successes();
    await expect.poll(senders.successes, { timeout: 15_000 }).toBeGreaterThan(before + 50);
    await server.kill();
    await sleep(100);
    server = await startServer({ database_url: database.url, port });
  }
  await senders.finish();

  const stored = await storedMessages(database.db, source_id);
  expect(senders.refusals.some(({ status }) => status === 0)).toBe(true);
  expect(senders.sent.filter(({ id }) => stored.get(id) !== 1)).toEqual([]);
  expect(stored.size).toBe(senders.sent.length);
}, 90_000);
