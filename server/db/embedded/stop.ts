import { setTimeout as sleep } from 'node:timers/promises';
import { readLockFile, workersOf } from './lock-file.ts';

// Stops the PostgreSQL of this data folder: SIGINT ends sessions and writes everything down (some 25 ms). One that
// does not heed it for a minute is ended without that (SIGQUIT): it recovers from its log at the next start.
export async function stopPostgres(folder: string): Promise<void> {
  const pid = readLockFile(folder)?.pid;
  if (pid === undefined || !workersOf(folder).includes(pid)) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    signalTo(pid, signal);
    for (let waited = 0; waited < 60_000; waited += 10) {
      if (!workersOf(folder).includes(pid)) return;
      await sleep(10);
    }
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
