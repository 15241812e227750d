import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// Runs within the server that is measured (see node_args): asked by SIGUSR2, it collects all garbage
// and writes down what is still in use. What was not collected yet says nothing: it would hide a leak, or look like one.

export type MemoryNote = { live_mb: number };

const MB = 1024 * 1024;
const PATIENCE_MS = 30_000;

export const node_args = ['--expose-gc', '--import', import.meta.url];

/** Asks a server that was started with `node_args` and `env` { MEMORY_NOTE: path }. */
export async function readMemoryNote(pid: number, path: string): Promise<MemoryNote> {
  const written = () => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const before = written();
  process.kill(pid, 'SIGUSR2');
  for (const until = Date.now() + PATIENCE_MS; written() === before; await sleep(20)) {
    if (Date.now() > until) throw new Error('The server did not say how much memory it uses.');
  }
  return JSON.parse(readFileSync(path, 'utf8')) as MemoryNote;
}

const path = process.env.MEMORY_NOTE;
if (path && process.execArgv.includes(import.meta.url)) {
  process.on('SIGUSR2', () => {
    global.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    const note: MemoryNote = { live_mb: (heapUsed + external) / MB };
    writeFileSync(`${path}.new`, JSON.stringify(note));
    renameSync(`${path}.new`, path);
  });
}
