import type { Kit, Worker } from '../../../kit.ts';
import type { Eraser } from './eraser.ts';
import { claimErasure, putOffErasure } from './erasures.ts';
import { finishErasure, LEASE_S, StillBusy } from './finish-erasure.ts';
import { ownErasers } from './own-erasers.ts';

const LOOK_MS = 5_000;
const AGAIN_S = 10;

/** `of_others`: how the modules above forget somebody. Finishes erasures, one at a time in a process. Rows of its own table: it goes on after a kill. */
export function startErasing(kit: Kit, of_others: Eraser[]): Worker {
  const erasers = [...of_others, ...ownErasers];
  const stopping = new AbortController();
  const { signal } = stopping;
  let rouse = () => {};
  let told = false;
  const end = kit.live.subscribe(({ topic }) => {
    if (topic !== 'erasure' && topic !== 'hello') return;
    told = true;
    rouse();
  });
  const pause = () =>
    new Promise<void>((resolve) => {
      if (told || signal.aborted) return resolve();
      const timer = setTimeout(resolve, LOOK_MS);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!signal.aborted) {
      told = false;
      if (!(await step(kit, erasers, signal))) await pause();
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      rouse();
      await running;
      end();
    },
  };
}

async function step(kit: Kit, erasers: Eraser[], signal: AbortSignal): Promise<boolean> {
  let id: string | undefined;
  try {
    const claimed = await claimErasure(kit.db, LEASE_S);
    if (!claimed) return false;
    id = claimed.id;
    await finishErasure(kit, erasers, claimed, signal);
    return true;
  } catch (error) {
    // At once when we are asked to stop: another process, or our next start, goes on.
    const wait_s = signal.aborted ? 0 : AGAIN_S;
    if (!signal.aborted) {
      const words = 'an erasure could not be finished; it is tried again';
      if (error instanceof StillBusy) kit.log.info({ reason: error.message }, words);
      else kit.log.error({ err: error }, words);
    }
    if (id) await putOffErasure(kit.db, id, wait_s).catch(() => undefined);
    return false;
  }
}
