import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileTrouble } from '../../cannot-start.ts';

// Runs `work` while no other process runs one under the same lock file. The kernel frees the lock when its holder
// dies, in whatever way: so there is no stale lock to judge. Node itself offers no such lock; the SQLite inside it
// does, and that is all it is used for (the file stays empty).
export async function oneAtATime<T>(
  lockFile: string,
  waiting: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const lock = open(lockFile);
  try {
    for (let waited = 0; !take(lock); waited += 50) {
      if (waited === 3000) waiting();
      await sleep(50);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function open(lockFile: string): DatabaseSync {
  try {
    // SQLite does not say why a file cannot be opened; the file system does.
    closeSync(openSync(lockFile, 'a', 0o600));
  } catch (error) {
    throw fileTrouble(error, dirname(lockFile)) ?? error;
  }
  return new DatabaseSync(lockFile);
}

const BUSY = 5;

function take(lock: DatabaseSync): boolean {
  try {
    // With a journal in memory it makes no file beside the lock, for which a full disk has no room.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false;
    throw error;
  }
}
