import type { Kit } from '../../../kit.ts';
import { eventCopier } from '../../../log/index.ts';
import type { Event } from './event.ts';
import { groupedCommit } from './grouped-commit.ts';
import { knownIds } from './known-ids.ts';
import { partitionClock } from './partition-clock.ts';
import { type Outcome, type Store, storeEvents } from './store-events.ts';
import type { Submit } from './take-events.ts';

// Measured on 2 cores: a second statement fills the wait for the first one's fsync; a third gains nothing.
const LIMITS = {
  in_flight: 2,
  rows: 2_000,
  waiting_bytes: 64 * 1024 * 1024,
  waiting_ms: 4_000,
};
// Together with the wait for a slot it stays below the ten seconds after which SDKs give up a request.
const PATIENCE_MS = 5_000;

export type Ingest = { submit: Submit; stop: () => Promise<void> };

/** The way of all events from sources into the log, one for each process. */
export function startIngest(kit: Pick<Kit, 'db' | 'pool' | 'log' | 'wake'>): Ingest {
  const { db, log } = kit;
  const known = knownIds();
  const erasures = { number: null };
  const store: Store = {
    db,
    copyEvents: eventCopier(kit),
    log,
    known,
    erasures,
    clock: partitionClock(db),
    patience_ms: PATIENCE_MS,
  };
  const commit = groupedCommit<Event, Outcome>(async (events) => {
    const outcomes = await storeEvents(store, events);
    kit.wake();
    return outcomes;
  }, LIMITS);
  return {
    submit: commit.submit,
    stop: commit.drain,
  };
}
