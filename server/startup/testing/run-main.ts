import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Run = {
  pid: number;
  // Everything it wrote so far, to both outputs.
  output: () => string;
  // The address it listens at; rejects when it ends before.
  address: Promise<string>;
  ended: Promise<number | null>;
  signal: (signal: NodeJS.Signals) => void;
};

const MAIN = join(import.meta.dirname, '..', '..', 'main.ts');

// The server as a process of its own, with nothing of our environment but what it needs.
export function runMain(settings: Record<string, string>, user?: { uid: number; gid: number }): Run {
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...settings };
  const child = spawn(process.execPath, [MAIN], {
    cwd: '/',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  let output = '';
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const address = new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += text;
        const found = /Tellonce runs at (\S+)/.exec(output)?.[1];
        // The link for the first owner follows in the same breath.
        if (found !== undefined && output.includes('Ctrl-C')) done(found.replace('localhost', '127.0.0.1'));
      });
    }
    ended.then((code) => fail(new Error(`ended with ${code}: ${output}`)));
  });
  address.catch(() => undefined);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid!,
    output: () => output,
    address,
    ended,
    signal: (signal) => void child.kill(signal),
  };
}
