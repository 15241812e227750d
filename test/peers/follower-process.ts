import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const SCRIPT = path.join(import.meta.dirname, '../follower.ts');

/** A process of its own that follows the log and notes what it sees in the table `effects` (test/note-effects.ts). */
export type FollowerProcess = {
  /** kill -9, most likely in the middle of an effect. */
  kill: () => Promise<void>;
};

export async function startFollower(database_url: string, worker: string): Promise<FollowerProcess> {
  const child = spawn(process.execPath, [SCRIPT, database_url, worker], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended.then(([code]) => refuse(child, code))]);
  return {
    kill: async () => {
      if (child.exitCode !== null) refuse(child, child.exitCode);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function refuse(child: ChildProcess, code: number | null): never {
  throw new Error(`The follower ${child.pid} ended by itself, with ${code}.`);
}
