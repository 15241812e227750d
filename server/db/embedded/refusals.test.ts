import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dataFolder, giveTo, hold, isRoot, postgresOf } from './testing/hold.ts';

async function failure(dataDir: string, user?: { uid: number; gid: number }): Promise<object> {
  const holder = hold(dataDir, user);
  const message = await holder.started;
  expect(postgresOf(dataDir)).toEqual([]);
  return message;
}

const refusal = (words: RegExp) => ({ name: 'CannotStart', failed: expect.stringMatching(words) });

test('data of a newer PostgreSQL is refused and left as it is', async () => {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  await first.started;
  await first.stop();
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '19\n');
  const before = readdirSync(join(dataDir, 'postgres'));
  expect(await failure(dataDir)).toEqual(refusal(/is of PostgreSQL 19; this release brings PostgreSQL 18/));
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(before);
});

test('a folder that may not be written to is named', async () => {
  const dataDir = dataFolder();
  mkdirSync(dataDir, { mode: 0o555 });
  // Root may write anywhere; its folder may not be written to by others.
  const user = isRoot ? { uid: 65534, gid: 65534 } : undefined;
  if (!isRoot) giveTo(user, dataDir);
  expect(await failure(dataDir, user)).toEqual(refusal(/no permission to write to .*data/));
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a file where the folder should be is named', async () => {
  const dataDir = dataFolder();
  writeFileSync(dataDir, 'not a folder');
  expect(await failure(dataDir)).toEqual(refusal(/is in the way: a folder is needed there/));
});

test('a lost password file is named', async () => {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  await first.started;
  await first.stop();
  rmSync(join(dataDir, 'postgres.password'));
  expect(await failure(dataDir)).toEqual(refusal(/postgres\.password is missing/));
  writeFileSync(join(dataDir, 'postgres.password'), 'another');
  expect(await failure(dataDir)).toEqual(refusal(/is not that of the database/));
});

// Needs a small disk of its own, which only root can make.
test.runIf(isRoot)('a full disk is called full, and with room again it starts', async () => {
  const dataDir = dataFolder();
  mkdirSync(dataDir);
  expect(
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tellonce-test', dataDir]).status,
  ).toBe(0);
  onTestFinished(() => void spawnSync('umount', ['--lazy', dataDir]));
  expect(await failure(dataDir)).toEqual(refusal(/The disk is full/));
  spawnSync('mount', ['-o', 'remount,size=200m', dataDir]);
  const holder = hold(dataDir);
  expect(await holder.started).toMatchObject({ adopted: false });
  await holder.stop();
});
