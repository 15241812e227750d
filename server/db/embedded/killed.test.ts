import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { readLockFile } from './lock-file.ts';
import { dataFolder, hold, postgresOf, query, queryUntilBack, sleep } from './testing/hold.ts';

const serverPid = (dataDir: string) => readLockFile(join(dataDir, 'postgres'))!.pid;

test('after kill -9 of the server the next one takes over the running database, with all that was committed', async () => {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  const { url } = await first.started;
  await query(url, 'create table kept as select 42 as answer');
  const pid = serverPid(dataDir);
  await first.kill();
  expect(postgresOf(dataDir)).toContain(pid);

  const second = hold(dataDir);
  expect(await second.started).toEqual({ url, adopted: true });
  expect(serverPid(dataDir)).toBe(pid);
  expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

test('after kill -9 of the database the server starts it again by itself, at the same address', async () => {
  const dataDir = dataFolder();
  const holder = hold(dataDir);
  const { url } = await holder.started;
  await query(url, 'create table kept as select 42 as answer');
  for (const answer of [42, 43]) {
    const pid = serverPid(dataDir);
    process.kill(pid, 'SIGKILL');
    expect(await queryUntilBack(url, 'select max(answer) as answer from kept')).toEqual([{ answer }]);
    expect(serverPid(dataDir)).not.toBe(pid);
    await query(url, 'insert into kept values (43)');
  }
  expect(holder.said).toContainEqual(expect.stringContaining('stopped unexpectedly'));
  await holder.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

test('what a killed database leaves busy with a long statement does not keep the new one from starting', async () => {
  const dataDir = dataFolder();
  const holder = hold(dataDir);
  const { url } = await holder.started;
  const busy = new pg.Client({ connectionString: url });
  busy.on('error', () => undefined);
  await busy.connect();
  const { rows } = await busy.query('select pg_backend_pid() as pid');
  const long = busy
    .query('select count(*) from generate_series(1, 100000) a, generate_series(1, 1000000) b')
    .catch(() => 'cut off');
  await sleep(300);
  process.kill(serverPid(dataDir), 'SIGKILL');
  expect(await queryUntilBack(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await long).toBe('cut off');
  expect(postgresOf(dataDir)).not.toContain(rows[0].pid);
});

test('after kill -9 of both the next start recovers', async () => {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  const { url } = await first.started;
  await query(url, 'create table kept as select 42 as answer');
  const pid = serverPid(dataDir);
  await first.kill();
  process.kill(pid, 'SIGKILL');
  const second = hold(dataDir);
  expect((await second.started).adopted).toBe(false);
  expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('kill -9 in any moment of the first start, and the next one works', async () => {
  for (const moment of [40, 120, 250, 450, 700, 1000]) {
    const dataDir = dataFolder();
    const first = hold(dataDir);
    await sleep(moment);
    await first.kill();
    const { url } = await hold(dataDir).started;
    expect(await query(url, 'select current_database() as name')).toEqual([{ name: 'tellonce' }]);
  }
}, 240_000);

test('a data folder that was half made is made anew', async () => {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  // Killed together with its initdb, once that has begun to write.
  const drafts = () =>
    existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-')) : [];
  while (!drafts().some((name) => existsSync(join(dataDir, name, 'cluster', 'global')))) await sleep(5);
  await first.kill();
  expect(drafts()).toHaveLength(1);
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

  const { url } = await hold(dataDir).started;
  expect(await query(url, 'select current_database() as name')).toEqual([{ name: 'tellonce' }]);
});
