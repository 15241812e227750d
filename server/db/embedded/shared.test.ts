import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLockFile } from './lock-file.ts';
import { dataFolder, hold, isRoot, postgresOf, query, queryUntilBack } from './testing/hold.ts';

const serverPid = (dataDir: string) => readLockFile(join(dataDir, 'postgres'))!.pid;

test('servers started at once on one new folder share one database; the last to leave stops it', async () => {
  const dataDir = dataFolder();
  const servers = [hold(dataDir), hold(dataDir), hold(dataDir)];
  const started = await Promise.all(servers.map((server) => server.started));
  const url = started[0]!.url;
  expect(started.map((one) => one.url)).toEqual([url, url, url]);
  expect(started.filter((one) => !one.adopted)).toHaveLength(1);
  const pid = serverPid(dataDir);

  // Whoever started it may go first: it stays for the others.
  const starter = started.findIndex((one) => !one.adopted);
  const [one, other] = servers.filter((_, index) => index !== starter);
  await servers[starter]!.stop();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await one!.stop();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(serverPid(dataDir)).toBe(pid);
  await other!.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

test('a server that was killed does not count: the last one alive stops the database', async () => {
  const dataDir = dataFolder();
  const killed = hold(dataDir);
  await killed.started;
  const last = hold(dataDir);
  await last.started;
  await killed.kill();
  await last.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

test('when the database of several servers is killed, one of them starts it for all', async () => {
  const dataDir = dataFolder();
  const servers = [hold(dataDir), hold(dataDir)];
  const { url } = (await Promise.all(servers.map((server) => server.started)))[0]!;
  process.kill(serverPid(dataDir), 'SIGKILL');
  await queryUntilBack(url, 'select 1');
  // Both are members again: the first to leave does not take it away.
  await expect
    .poll(() => servers.map((server) => server.said.includes('The database runs again.')))
    .toEqual([true, true]);
  await servers[0]!.stop();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await servers[1]!.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

test('a server that starts while the last one leaves gets a database', async () => {
  const dataDir = dataFolder();
  let leaving = hold(dataDir);
  await leaving.started;
  for (const pause of [0, 5, 10, 20, 40, 80]) {
    const starting = hold(dataDir);
    await new Promise((done) => setTimeout(done, pause));
    await leaving.stop();
    const { url } = await starting.started;
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    leaving = starting;
  }
}, 60_000);

// Only root may make process numbers of one's own.
test.runIf(isRoot)(
  'containers that share the folder but do not see each other share one database',
  async () => {
    const container = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
    const dataDir = dataFolder();
    const first = hold(dataDir, undefined, container);
    const { url } = await first.started;
    const startedAt = 'select pg_postmaster_start_time()::text as at';
    const at = await query(url, startedAt);
    const second = hold(dataDir, undefined, container);
    expect((await second.started).adopted).toBe(true);
    expect(await query(url, startedAt)).toEqual(at);

    // The container with the database goes, the other one starts it for itself.
    await first.kill();
    await expect.poll(() => second.said, { timeout: 60_000 }).toContain('The database runs again.');
    expect(await query(url, startedAt)).not.toEqual(at);
    await second.endInput();
    expect(postgresOf(dataDir)).toEqual([]);
  },
);
