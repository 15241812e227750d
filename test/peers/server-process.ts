import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NODE_ARGS } from '../../bin/launch/node-args.mjs';

const ROOT = path.join(import.meta.dirname, '../..');
const READY = /runs at (http:\/\/\S+)/;

/** Tellonce as its users run it: a process of its own. */
export type ServerProcess = {
  url: string;
  pid: number;
  /** kill -9: it has no chance to finish anything. */
  kill: () => Promise<void>;
  /** Ctrl-C; resolves when it has ended. */
  stop: () => Promise<void>;
};

/**
 * Starts it on a database, or with the PostgreSQL that it brings, in env.DATA_DIR; `port` 0 takes any. Resolves when it
 * answers; rejects with what it said when it ends.
 */
export async function startServer(given: {
  database_url?: string;
  port?: number;
  env?: Record<string, string>;
  node_args?: string[];
}): Promise<ServerProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tellonce-server-'));
  const child = spawn(process.execPath, [...NODE_ARGS, ...(given.node_args ?? []), 'server/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATA_DIR: folder,
      DATABASE_URL: given.database_url ?? '',
      HOST: '127.0.0.1',
      PORT: String(given.port ?? 0),
      LOG_LEVEL: 'warn',
      ...given.env,
    },
  });
  const url = await readyUrl(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  return { url, pid: child.pid!, kill: () => end('SIGKILL'), stop: () => end('SIGINT') };
}

function readyUrl(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
    // Kept flowing for as long as it lives: a full pipe would make it wait.
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (data: Buffer) => {
        if (process.env.TEST_LOG) process.stderr.write(data);
        said = (said + data.toString()).slice(-20_000);
        const url = READY.exec(said)?.[1];
        if (url) resolve(url);
      });
    }
  });
}
