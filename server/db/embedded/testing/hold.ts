import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { layout } from '../layout.ts';
import { readLockFile, workersOf } from '../lock-file.ts';
import { isRunning } from '../processes.ts';
import { stopPostgres } from '../stop.ts';

export type User = { uid: number; gid: number };
export type Holder = {
  child: ChildProcess;
  said: string[];
  // Settles when it has started or failed.
  started: Promise<{ url: string; adopted: boolean; failed?: string }>;
  stop: () => Promise<void>;
  // What `stop` does, for one that runs under a program that keeps signals to itself.
  endInput: () => Promise<void>;
  kill: () => Promise<void>;
};

export const isRoot = process.getuid?.() === 0;
export const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

// A folder of one's own; whatever still runs in its data folder is stopped when the test has finished.
export function dataFolder(...below: string[]): string {
  const top = mkdtempSync(join(tmpdir(), 'tellonce-embedded-'));
  // Open to all, as most folders are: mkdtemp makes one for its owner alone.
  chmodSync(top, 0o755);
  const dataDir = join(top, ...below, 'data');
  onTestFinished(async () => {
    const { cluster, socket } = layout(dataDir);
    const socketFolder = readLockFile(cluster)?.socketFolder;
    await stopPostgres(cluster);
    // One outside the data folder stays when all processes are killed, for the next start to use.
    if (socketFolder && socketFolder !== socket) rmSync(socketFolder, { recursive: true, force: true });
    rmSync(top, { recursive: true, force: true, maxRetries: 5 });
  });
  return dataDir;
}

export function giveTo(user: User | undefined, path: string): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}

// A process that starts the database and holds on to it.
// `under` is a program to run it under, with its arguments.
export function hold(dataDir: string, user?: User, under: string[] = []): Holder {
  const [program = '', ...args] = [
    ...under,
    process.execPath,
    join(import.meta.dirname, 'holder.ts'),
    dataDir,
  ];
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...user,
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const said: string[] = [];
  const started = new Promise<{ url: string; adopted: boolean; failed?: string }>((done, fail) => {
    createInterface(child.stdout!).on('line', (line) => {
      const message = JSON.parse(line);
      if ('said' in message) said.push(message.said);
      else done(message);
    });
    child.once('exit', () => fail(new Error('ended before it had started')));
  });
  // Some tests kill it before it has started.
  started.catch(() => undefined);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => end('SIGKILL'));
  const endInput = async () => {
    child.stdin!.end();
    await ended;
  };
  return { child, said, started, endInput, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

// Tries until it works: what a pool does for the application.
export async function queryUntilBack<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
): Promise<Row[]> {
  for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
    try {
      return await query<Row>(url, text);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

export function postgresOf(dataDir: string): number[] {
  return workersOf(layout(dataDir).cluster).filter(isRunning);
}
