import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLockFile } from './lock-file.ts';
import { dataFolder, hold, postgresOf, query } from './testing/hold.ts';

test('the first start makes the database, the second finds what was written, and a stop leaves nothing running', async () => {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  const { url, adopted } = await first.started;
  expect(adopted).toBe(false);
  expect(first.said).toContainEqual(expect.stringContaining('Making the database'));
  await query(url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(postgresOf(dataDir)).toEqual([]);

  const second = hold(dataDir);
  const again = await second.started;
  expect(again).toEqual({ url, adopted: false });
  expect(second.said).toEqual([]);
  expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

test('what is acknowledged is on the disk, and the application is not a superuser', async () => {
  const { url } = await hold(dataFolder()).started;
  const [row] = await query(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
       current_setting('full_page_writes') as full_page_writes, current_setting('listen_addresses') as listens,
       (select rolsuper from pg_roles where rolname = current_user) as superuser`,
  );
  expect(row).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listens: '',
    superuser: false,
  });
});

test('letters outside ASCII are letters: in upper case, in similarity, and in an order that is the same everywhere', async () => {
  const { url } = await hold(dataFolder()).started;
  const [row] = await query(
    url,
    `select upper('müller') as upper, (select string_agg(w, ' ' order by w) from unnest(array['b','é','a','Z']) w) as sorted,
       current_setting('server_encoding') as encoding`,
  );
  expect(row).toEqual({ upper: 'MÜLLER', sorted: 'Z a b é', encoding: 'UTF8' });
  await query(url, 'create extension pg_trgm');
  // Where letters outside ASCII are dropped, these two have nothing in common or everything.
  const [similar] = await query<{ same: number; other: number }>(
    url,
    `select similarity('Жанна', 'жанна') as same, similarity('Жанна', 'Ольга') as other`,
  );
  expect(similar).toEqual({ same: 1, other: 0 });
});

test('a password is asked for, even of those who reach the socket', async () => {
  const { url } = await hold(dataFolder()).started;
  const wrong = url.replace(/:[0-9a-f]{64}@/, ':wrong@');
  expect(wrong).not.toBe(url);
  await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test.for([
  ['blanks, a comma and quotes', ['My Shop, "the" one', "it's"]],
  ['more than a socket address can hold', ['a'.repeat(120)]],
] as const)('a path with %s will do', async ([, below]) => {
  const dataDir = dataFolder(...below);
  const holder = hold(dataDir);
  const { url } = await holder.started;
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  const socketFolder = readLockFile(join(dataDir, 'postgres'))?.socketFolder;
  expect(Buffer.byteLength(`${socketFolder}/.s.PGSQL.5432`)).toBeLessThanOrEqual(103);
  await holder.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});
