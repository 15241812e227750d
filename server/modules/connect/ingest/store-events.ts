import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../../../db/index.ts';
import { databaseAway } from '../../../http/index.ts';
import { type CopyEvents, type EventRow, insertEvents, insertEventsAtBorder } from '../../../log/index.ts';
import { ErasedMeanwhile, noteDropped, resolveProfiles } from '../../customers/index.ts';
import { type Erasures, forgetAll, keyOf, leaveOutErased } from '../erase/leave-out-erased.ts';
import type { Event } from './event.ts';
import type { Fault } from './fault.ts';
import { identityKey, type KnownIds } from './known-ids.ts';
import type { PartitionClock } from './partition-clock.ts';

/** What became of one event: stored for good (now or before), refused for ever, or to be sent again. */
export type Outcome = { state: 'stored' } | { state: 'refused'; fault: Fault } | { state: 'trouble' };

export type Store = {
  db: Db;
  copyEvents: CopyEvents;
  log: Logger;
  known: KnownIds;
  erasures: Erasures;
  clock: PartitionClock;
  /** How long to go on trying when the database is away, before callers are told. */
  patience_ms: number;
};

/** A condition that holds as long as nobody was erased since it was looked at who may come in. */
type Still = Awaited<ReturnType<typeof leaveOutErased>>['still'];

const STORED: Outcome = { state: 'stored' };
const TROUBLE: Outcome = { state: 'trouble' };
const TRY_AGAIN_MS = 150;
const DEADLOCKS = 3;

/** Stores events in one transaction and says what became of each. Never throws. */
export async function storeEvents(store: Store, events: Event[]): Promise<Outcome[]> {
  try {
    await storePatiently(store, events);
    return events.map(() => STORED);
  } catch (error) {
    if (!aboutRows(error)) {
      store.log.error({ err: error, events: events.length }, 'ingest: events could not be stored');
      return events.map(() => TROUBLE);
    }
    if (events.length > 1) return storeHalves(store, events);
    store.log.warn(
      { err: error, message_id: events[0]?.row.message_id },
      'ingest: an event was refused by the database',
    );
    return [{ state: 'refused', fault: faultOf(error) }];
  }
}

// Some row of it can never be stored: halved until only the guilty one is left.
async function storeHalves(store: Store, events: Event[]): Promise<Outcome[]> {
  const middle = events.length >> 1;
  const first = await storeEvents(store, events.slice(0, middle));
  return [...first, ...(await storeEvents(store, events.slice(middle)))];
}

// A database that restarts or fails over is soon back; whoever waits need not notice. Storing the same rows twice
// does no harm, even if the connection was lost while they were being committed.
async function storePatiently(store: Store, events: Event[]): Promise<void> {
  const until = Date.now() + store.patience_ms;
  for (let deadlocks = 0; ; ) {
    try {
      return await storeOnce(store, events);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (error instanceof ErasedMeanwhile && Date.now() < until) {
        forgetAll(store);
        continue;
      }
      if (code === '40P01' || code === '40001') {
        if (++deadlocks > DEADLOCKS) throw error;
      } else if (!databaseAway(error) || Date.now() + TRY_AGAIN_MS > until) throw error;
      await sleep(TRY_AGAIN_MS);
    }
  }
}

/**
 * Identities first, then the rows in one statement, each committing on its own: measured, a transaction around both
 * cost two more waits for the event loop, and a third of the throughput. A profile without events, should the second
 * fail, is found again by the next try; only the second waits for the disk, and for what came before it as well.
 */
async function storeOnce(store: Store, given: Event[]): Promise<void> {
  const { db, known } = store;
  const { events, came_again, dropped, mayRemember, still } = await leaveOutErased(store, given);
  const profile_ids = events.map(known.profileOf);
  const unknown = events.filter((_, index) => profile_ids[index] === undefined);
  const found = await resolveUnknown(db, unknown, still);
  const all_ids = events.map((event, index) => profile_ids[index] ?? found.get(identityKey(event)));
  const new_pairs = new Set(events.filter((event) => !known.pairSeen(event)));
  if (events.length > 0) await writeRows(store, rowsOf(events, all_ids, new_pairs), still);
  if (dropped.size > 0) await noteDropped(db, 'events', dropped);
  // Only now that it is committed, and with it the profiles.
  if (!mayRemember()) return;
  for (const event of unknown) {
    if (!came_again.has(keyOf(event))) known.rememberProfile(event, found.get(identityKey(event))!);
  }
  for (const event of new_pairs) known.rememberPair(event);
}

/** Profiles of identities that this process does not know, made where there are none. */
async function resolveUnknown(db: Db, events: Event[], still: Still): Promise<Map<string, string>> {
  if (events.length === 0) return new Map();
  const byKey = new Map(events.map((event) => [identityKey(event), event]));
  // In one order everywhere, so that two that make the same identities never wait for each other.
  const keys = [...byKey.keys()].sort();
  const profile_ids = await resolveProfiles(
    db,
    keys.map((key) => {
      const { identity, trust, source_id } = byKey.get(key)!;
      const anonymous = identity.kind === 'anonymous_id';
      return { ...identity, normal: true, anonymous, verified: trust === 'verified', source_id };
    }),
    still,
  );
  return new Map(keys.map((key, index) => [key, profile_ids[index]!]));
}

function rowsOf(events: Event[], profile_ids: (string | undefined)[], new_pairs: Set<Event>): EventRow[] {
  return events.map((event, index) => ({
    ...event.row,
    profile_id: profile_ids[index]!,
    identifies: event.identifies || new_pairs.has(event),
  }));
}

async function writeRows(store: Store, rows: EventRow[], still: Still): Promise<void> {
  const { db, clock } = store;
  const partition = await clock.current();
  if (partition) {
    const copied = await store.copyEvents(rows, partition, still);
    if (copied === 'stored') return;
    if (copied === 'repeated' && (await insertEvents(db, rows, partition, still)).done) return;
  }
  const { done, now } = await db.transaction().execute((tx) => insertEventsAtBorder(tx, rows, still));
  clock.learn(now);
  if (!done) throw new ErasedMeanwhile();
}

// 22 data exception, 54 limit exceeded: something in a row. 23 (a constraint) can be, too, but is then our mistake;
// "no partition" is one of these, and concerns all rows.
function aboutRows(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(22|54)/.test(code) || (/^23/.test(code) && !message.includes('no partition'));
}

const faultOf = (error: unknown): Fault => ({
  code: 'not_storable',
  path: '',
  detail: `The database refuses it: ${(error as Error).message}.`,
});
