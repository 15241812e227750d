import type { Kit, Worker } from '../../kit.ts';

type Work = {
  name: string;
  /** The live topic that says there is something new. */
  topic: string;
  /** How often to look without being told: finds what is due again, and what a lost notice spoke of. */
  look_ms: number;
  /** How many steps at a time. */
  width: number;
  /** Does one piece of work; false when there was none. */
  step: () => Promise<boolean>;
};

const LONGEST_PAUSE_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

/** Does pieces of work one after the other, `width` at a time, as long as there are any; then waits to be told. */
export function workLoop(kit: Kit, work: Work): Worker {
  const stopping = new AbortController();
  const sleepers = new Set<() => void>();
  // A notice may come after a loop has found nothing and before it sleeps: it must not be slept through.
  let notices = 0;
  const wakeAll = () => {
    notices += 1;
    for (const wake of sleepers) wake();
  };
  const unsubscribe = kit.live.subscribe(({ topic }) => {
    if (topic === work.topic || topic === 'hello') wakeAll();
  });
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
    });
  const run = async () => {
    let pause_ms = 500;
    while (!stopping.signal.aborted) {
      const heard = notices;
      try {
        const idle = !(await work.step()) && notices === heard;
        if (idle && !stopping.signal.aborted) await sleep(work.look_ms);
        pause_ms = 500;
      } catch (error) {
        // Whatever it is (the database away, most of all), the work is still there: go on when it may be over.
        kit.log.error({ err: error, work: work.name }, 'a piece of work could not be done');
        if (!stopping.signal.aborted) await sleep(pause_ms);
        pause_ms = Math.min(pause_ms * 2, LONGEST_PAUSE_MS);
      }
    }
  };
  const loops = Array.from({ length: work.width }, run);
  return {
    stop: async () => {
      stopping.abort();
      unsubscribe();
      wakeAll();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, STOP_WITHIN_MS);
      });
      await Promise.race([Promise.all(loops), patience]);
      clearTimeout(timer);
    },
  };
}
