import type { Logger } from 'pino';
import type { Db } from '../db/index.ts';
import type { Live } from '../live/index.ts';
import { advance } from './advance.ts';
import { ensurePositions } from './position.ts';
import type { Reactor } from './reactor.ts';

export type ReactorRunner = { wake: () => void; stop: () => Promise<void> };

// Woken at once by what this process or another commits; the slow poll only covers a lost notification and retries.
const POLL_MS = 500;
// Right after being woken something is often committed but not yet surely finished: look again soon.
const SOON_MS = 15;
// Under load one step takes what has gathered: its statements cost the database mostly for each step, not for each
// interaction. So a step that took long is followed by a wait three times as long, within these.
const GATHER_MS = { least: 25, most: 200, times: 3 };
const TROUBLE_MS = 1_000;

/** Runs each reactor in a loop of its own until stopped. Any number of processes may do so on one database. */
export async function runReactors(
  given: { db: Db; live: Live; log: Logger },
  reactors: Reactor[],
): Promise<ReactorRunner> {
  for (const reactor of reactors) await ensurePositions(given.db, reactor.name);
  const loops = reactors.map((reactor) => startLoop(given.db, reactor, given.log));
  const wake = () => {
    for (const loop of loops) loop.wake();
  };
  const unsubscribe = given.live.subscribe(({ topic }) => {
    if (topic === 'log' || topic === 'hello') wake();
  });
  return {
    wake,
    stop: async () => {
      unsubscribe();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

const gather = (took_ms: number): number =>
  Math.min(GATHER_MS.most, Math.max(GATHER_MS.least, took_ms * GATHER_MS.times));

function startLoop(db: Db, reactor: Reactor, log: Logger): ReactorRunner {
  let stopping = false;
  let woken = false;
  let rouse: () => void = () => undefined;
  const pause = (ms: number, rousable: boolean) =>
    new Promise<void>((resolve) => {
      if (stopping || (rousable && woken)) return resolve();
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        if (!rousable && !stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!stopping) {
      woken = false;
      const began = performance.now();
      const next = await advance(db, reactor).catch((error) => {
        if (!stopping) log.warn({ err: error, reactor: reactor.name }, 'reactor: trouble, trying again');
        return 'trouble' as const;
      });
      if (next === 'idle') await pause(POLL_MS, true);
      else if (next === 'moved') await pause(gather(performance.now() - began), false);
      else if (next === 'full') await pause(GATHER_MS.least, false);
      else await pause(next === 'soon' ? SOON_MS : TROUBLE_MS, false);
    }
  };
  const running = loop();
  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: async () => {
      stopping = true;
      rouse();
      await running;
    },
  };
}
