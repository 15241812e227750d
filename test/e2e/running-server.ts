import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_ARGS } from '../../bin/launch/node-args.mjs';

const MAIN = path.join(import.meta.dirname, '../../server/main.ts');

export type RunningServer = {
  url: string;
  /** As a power cut would: nothing is finished. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
};

/** The server as a process of its own, which can be killed and started again on the same port and database. */
export async function runServer(given: {
  database_url: string;
  data_dir: string;
  port: number;
  args?: string[];
  environment?: Record<string, string>;
}): Promise<RunningServer> {
  const url = `http://127.0.0.1:${given.port}`;
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  };
  const start = async () => {
    child = spawn(process.execPath, [...NODE_ARGS, MAIN, ...(given.args ?? [])], {
      env: {
        ...process.env,
        DATABASE_URL: given.database_url,
        DATA_DIR: given.data_dir,
        PORT: String(given.port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        ...given.environment,
      },
      stdio: [
        'ignore',
        process.env.TEST_LOG ? 'inherit' : 'ignore',
        process.env.TEST_LOG ? 'inherit' : 'ignore',
      ],
    });
    await ready(url, child);
  };
  await start();
  return { url, start, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} (TEST_LOG=1 shows why).`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('The server was not ready within 90 s.');
}
