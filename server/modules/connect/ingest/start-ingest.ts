import type { Kit } from '../../../kit.ts';
import { publish } from '../../../live/index.ts';
import type { Event } from './event.ts';
import { groupedCommit } from './grouped-commit.ts';
import { knownIds } from './known-ids.ts';
import { partitionClock } from './partition-clock.ts';
import { type Outcome, type Store, storeEvents } from './store-events.ts';
import type { Submit } from './take-events.ts';

// Measured on 2 cores: a second statement fills the wait for the first one's fsync; a third gains nothing.
const LIMITS = { in_flight: 2, rows: 2_000, waiting_bytes: 64 * 1024 * 1024, waiting_ms: 6_000 };
const PATIENCE_MS = 3_000;
const TELL_OTHERS_MS = 50;

export type Ingest = { submit: Submit; stop: () => Promise<void> };

/** The way of all events from sources into the log, one for each process. */
export function startIngest(kit: Pick<Kit, 'db' | 'log' | 'wake'>): Ingest {
  const { db, log } = kit;
  const store: Store = { db, log, known: knownIds(), clock: partitionClock(db), patience_ms: PATIENCE_MS };
  const tell = tellOthers(kit);
  const commit = groupedCommit<Event, Outcome>(async (events) => {
    const outcomes = await storeEvents(store, events);
    kit.wake();
    tell.soon();
    return outcomes;
  }, LIMITS);
  return {
    submit: commit.submit,
    stop: async () => {
      await commit.drain();
      await tell.stop();
    },
  };
}

// Other processes hear of it at most every 50 ms: a NOTIFY takes a lock that all commits share, so it stays out of
// the hot transactions. Who misses one looks by itself soon after.
function tellOthers({ db, log }: Pick<Kit, 'db' | 'log'>) {
  let timer: NodeJS.Timeout | null = null;
  let telling: Promise<void> = Promise.resolve();
  const tell = () => {
    timer = null;
    telling = publish(db, 'log', '').catch((error) =>
      log.warn({ err: error }, 'ingest: could not tell other processes'),
    );
  };
  return {
    soon: () => {
      timer ??= setTimeout(tell, TELL_OTHERS_MS);
    },
    stop: () => {
      if (timer) {
        clearTimeout(timer);
        tell();
      }
      return telling;
    },
  };
}
