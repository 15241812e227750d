import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pickAccount } from './account.ts';
import { removeStaleLocks } from './lock-file.ts';
import { isRunning } from './processes.ts';
import { dataFolder, hold, query } from './testing/hold.ts';

// PostgreSQL takes only processes of its own user for itself.
const itsUser = pickAccount('/nothing/there', () => undefined) ?? undefined;

// A made and stopped database, with the lock files a killed one would have left, naming this process.
async function lockedBy(pid: number): Promise<string> {
  const dataDir = dataFolder();
  const first = hold(dataDir);
  await first.started;
  const lock = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').replace(/^\d+/, String(pid));
  await first.stop();
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), lock);
  writeFileSync(join(dataDir, 'postgres-socket', '.s.PGSQL.5432.lock'), lock);
  return dataDir;
}

async function expectToStart(dataDir: string): Promise<void> {
  const { url, adopted } = await hold(dataDir).started;
  expect(adopted).toBe(false);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
}

test('a lock of a process number that some other program has now does not keep it from starting', async () => {
  const stranger = spawn('sleep', ['600'], { uid: itsUser?.uid, gid: itsUser?.gid });
  onTestFinished(() => void stranger.kill());
  await expectToStart(await lockedBy(stranger.pid!));
  expect(isRunning(stranger.pid!)).toBe(true);
});

test('nor does the lock of a zombie', async () => {
  // The shell becomes a program that never asks after its children.
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    uid: itsUser?.uid,
    gid: itsUser?.gid,
  });
  onTestFinished(() => void parent.kill());
  const zombie = Number(await new Promise((done) => parent.stdout.once('data', done)));
  await expect.poll(() => isRunning(zombie)).toBe(false);
  // There for all who ask in the usual way.
  expect(() => process.kill(zombie, 0)).not.toThrow();
  await expectToStart(await lockedBy(zombie));
});

test('nor does a lock file that was cut off while it was written', async () => {
  const dataDir = await lockedBy(1);
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), '');
  await expectToStart(dataDir);
});

test('the lock of a running database is never removed', async () => {
  const dataDir = dataFolder();
  await hold(dataDir).started;
  const path = join(dataDir, 'postgres', 'postmaster.pid');
  const lock = readFileSync(path, 'utf8');
  // Even when the file names someone else: a database at work in the folder is what counts.
  writeFileSync(path, lock.replace(/^\d+/, '1'));
  removeStaleLocks(join(dataDir, 'postgres'), join(dataDir, 'postgres-socket'));
  expect(readFileSync(path, 'utf8')).toBe(lock.replace(/^\d+/, '1'));
  writeFileSync(path, lock);
});
