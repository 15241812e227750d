import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processesIn, programOf } from './processes.ts';

export const PORT = 5432;

// What PostgreSQL writes about itself into its data folder.
export type LockFile = { pid: number; socketFolder: string; status: string };

export function readLockFile(cluster: string): LockFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  const [pid = '', , , , socketFolder = '', , , status = ''] = lines;
  return { pid: Number(pid), socketFolder, status: status.trim() };
}

// Everything of PostgreSQL that works in the data folder: the server, its children, and what a killed one left.
export function workersOf(cluster: string): number[] {
  return processesIn(cluster).filter((pid) => programOf(pid) === 'postgres');
}

// PostgreSQL itself forgives a lock file whose process is gone, but takes a zombie, or any other program that was
// given the same number since, for a running server and refuses to start. Its socket has such a file too. Both may
// go only when no PostgreSQL works in the data folder any more.
export function removeStaleLocks(cluster: string, socketFolder: string): void {
  if (workersOf(cluster).length > 0) return;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  rmSync(join(socketFolder, `.s.PGSQL.${PORT}.lock`), { force: true });
}
