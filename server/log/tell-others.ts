import type { Db } from '../db/index.ts';
import { publish } from '../live/index.ts';

const AT_MOST_EVERY_MS = 50;

/**
 * Tells all processes that the log has grown, at most every 50 ms. For ingest, whose transactions do not notify:
 * a notifying commit waits for every other one. A notification that is lost is made up for by the reactors' poll.
 */
export function createTellOthers(db: Db, lost: (error: unknown) => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      publish(db, 'log', '').catch(lost);
    }, AT_MOST_EVERY_MS).unref();
  };
}
