import { spawn } from 'node:child_process';
import { chmodSync, closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileTrouble } from '../../cannot-start.ts';
import { spawnAs } from './account.ts';
import type { Cluster } from './ensure-running.ts';
import { readLockFile } from './lock-file.ts';
import { explain } from './plain-words.ts';
import { seenFrom } from './seen-from.ts';
import { startArguments } from './settings.ts';

// Starts PostgreSQL and returns once its lock file says that it is on its way: null. Or why it ended.
// It outlives us: in a group of its own, so that Ctrl-C in a terminal reaches only us, who stop it in good order.
export async function launch(cluster: Cluster): Promise<{ output: string; reason: Error } | null> {
  const { layout, account, binaries, socketFolder } = cluster;
  chmodSync(layout.cluster, 0o700);
  const log = openStartLog(layout.startLog);
  const args = startArguments(seenFrom(layout.cluster, account), socketFolder);
  const child = spawn(binaries.postgres, args, {
    ...spawnAs(account),
    cwd: layout.cluster,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('error', () => (ended = true)).once('exit', () => (ended = true));
  while (!ended) {
    const lock = readLockFile(layout.cluster);
    if (lock?.pid === child.pid && lock?.status === 'ready') return null;
    await sleep(10);
  }
  const output = readFileSync(layout.startLog, 'utf8');
  return { output, reason: explain(output, layout.dataDir) };
}

function openStartLog(path: string): number {
  try {
    return openSync(path, 'w', 0o600);
  } catch (error) {
    throw fileTrouble(error, path) ?? error;
  }
}
