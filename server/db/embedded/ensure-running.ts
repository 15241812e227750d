import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../../cannot-start.ts';
import type { Account, Say } from './account.ts';
import type { Binaries } from './binaries.ts';
import { launch } from './launch.ts';
import type { Layout } from './layout.ts';
import { type LockFile, readLockFile, removeStaleLocks, workersOf } from './lock-file.ts';
import { join, type Membership } from './membership.ts';
import { leftoversAtWork, lostRace } from './plain-words.ts';
import { stopPostgres } from './stop.ts';

export type Cluster = {
  layout: Layout;
  account: Account;
  binaries: Binaries;
  socketFolder: string;
  password: string;
};

export type Running = { membership: Membership; adopted: boolean };

// Joins the PostgreSQL that runs on this data, or starts one. Called by one process at a time (see one-at-a-time.ts).
export async function ensureRunning(cluster: Cluster, say: Say): Promise<Running> {
  const { cluster: folder } = cluster.layout;
  const news = slowNews(say);
  let adopted = true;
  for (;;) {
    const lock = readLockFile(folder);
    if (lock !== null && workersOf(folder).includes(lock.pid)) {
      news(waitingFor(lock));
      const membership = lock.status === 'ready' ? await tryJoin(cluster, adopted) : null;
      if (membership !== null) return { membership, adopted };
      await sleep(20);
      continue;
    }
    // Answering without being seen: it runs in another container on the same folder.
    const unseen = lock === null ? null : await tryJoin(cluster, true);
    if (unseen !== null) return { membership: unseen, adopted: true };
    removeStaleLocks(folder, cluster.socketFolder);
    adopted = !(await tryLaunch(cluster));
    if (adopted) news('Waiting for what is left of a killed database to end ...');
  }
}

function waitingFor(lock: LockFile): string {
  if (lock.status === 'stopping') return 'Waiting for the database to stop ...';
  return 'The database is getting ready; after a sudden stop this can take a while ...';
}

// false: someone else's is there or still ending, so look again.
async function tryLaunch(cluster: Cluster): Promise<boolean> {
  const failure = await launch(cluster);
  if (failure === null) return true;
  if (leftoversAtWork(failure.output)) await endLeftovers(cluster.layout.cluster);
  else if (!lostRace(failure.output)) throw failure.reason;
  await sleep(50);
  return false;
}

// null: not now, look again.
async function tryJoin(cluster: Cluster, adopted: boolean): Promise<Membership | null> {
  try {
    return await join(cluster.socketFolder, cluster.password);
  } catch (error) {
    if (isPassing(error as Error)) return null;
    // Nobody else is there yet to stop what we have just started.
    if (!adopted) await stopPostgres(cluster.layout.cluster);
    const code = (error as { code?: string }).code;
    if (code === '28P01') {
      throw new CannotStart(
        `The password in ${cluster.layout.password} is not that of the database.`,
        'Put the file back from a backup: it belongs to this data folder.',
      );
    }
    throw error;
  }
}

// Starting up, stopping, recovering (57P01 to 57P03), or gone between two looks.
function isPassing(error: Error & { code?: string }): boolean {
  const code = error.code ?? '';
  if (code.startsWith('57P') || ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) return true;
  return /terminated unexpectedly|timeout/i.test(error.message);
}

// A killed server leaves children in the middle of a statement. They can do no harm to the new one, which refuses to
// start until they are gone; nobody waits for their answers any more.
async function endLeftovers(folder: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of workersOf(folder)) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    for (let waited = 0; waited < 5000; waited += 50) {
      if (workersOf(folder).length === 0) return;
      await sleep(50);
    }
  }
}

// Says a line once it has taken three seconds, then every ten.
function slowNews(say: Say) {
  let next = Date.now() + 3000;
  return (line: string) => {
    if (Date.now() < next) return;
    next = Date.now() + 10_000;
    say(line);
  };
}
