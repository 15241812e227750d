import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db, Tx } from '../../../db/index.ts';
import { databaseAway } from '../../../http/index.ts';
import { insertEvents, insertEventsAtBorder } from '../../../log/index.ts';
import { resolveProfiles } from '../../customers/index.ts';
import type { Event } from './event.ts';
import type { Fault } from './fault.ts';
import { identityKey, type KnownIds } from './known-ids.ts';
import type { PartitionClock } from './partition-clock.ts';

/** What became of one event: stored for good (now or before), refused for ever, or to be sent again. */
export type Outcome = { state: 'stored' } | { state: 'refused'; fault: Fault } | { state: 'trouble' };

export type Store = {
  db: Db;
  log: Logger;
  known: KnownIds;
  clock: PartitionClock;
  /** How long to go on trying when the database is away, before callers are told. */
  patience_ms: number;
};

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
      { err: error, message_id: events[0]?.message_id },
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
      if (code === '40P01' || code === '40001') {
        if (++deadlocks > DEADLOCKS) throw error;
      } else if (!databaseAway(error) || Date.now() + TRY_AGAIN_MS > until) throw error;
      await sleep(TRY_AGAIN_MS);
    }
  }
}

async function storeOnce(store: Store, events: Event[]): Promise<void> {
  const { db, known } = store;
  const profile_ids = events.map(known.profileOf);
  const unknown = events.filter((_, index) => profile_ids[index] === undefined);
  const new_pairs = new Set(events.filter((event) => !known.pairSeen(event)));
  if (unknown.length === 0) await writeRows(store, db, rowsOf(events, profile_ids, new_pairs));
  else {
    const resolved = await db.transaction().execute(async (tx) => {
      const found = await resolveUnknown(tx, unknown);
      const all_ids = events.map((event, index) => profile_ids[index] ?? found.get(identityKey(event)));
      await writeRows(store, tx, rowsOf(events, all_ids, new_pairs));
      return found;
    });
    // Only now that it is committed.
    for (const event of unknown) known.rememberProfile(event, resolved.get(identityKey(event))!);
  }
  for (const event of new_pairs) known.rememberPair(event);
}

/** Profiles of identities that this process does not know, made where there are none. */
async function resolveUnknown(tx: Tx, events: Event[]): Promise<Map<string, string>> {
  const byKey = new Map(events.map((event) => [identityKey(event), event]));
  // In one order everywhere, so that two transactions that make the same identities never wait for each other.
  const keys = [...byKey.keys()].sort();
  const profile_ids = await resolveProfiles(
    tx,
    keys.map((key) => {
      const { identity, trust, source_id } = byKey.get(key)!;
      const anonymous = identity.kind === 'anonymous_id';
      return { ...identity, anonymous, verified: trust === 'verified', source_id };
    }),
  );
  return new Map(keys.map((key, index) => [key, profile_ids[index]!]));
}

/** The rows as one JSON text. The parts were made when the events were understood. */
function rowsOf(events: Event[], profile_ids: (string | undefined)[], new_pairs: Set<Event>): string {
  const rows = events.map((event, index) => {
    const identifies = event.identifies || new_pairs.has(event);
    return `${event.row},"profile_id":"${profile_ids[index]}","identifies":${identifies}}`;
  });
  return `[${rows.join()}]`;
}

async function writeRows(store: Store, db: Db | Tx, rows: string): Promise<void> {
  const partition = await store.clock.current();
  if (partition) {
    const inserted = await insertEvents(db, rows, partition);
    store.clock.learn(inserted.now);
    if (inserted.done) return;
  }
  const { now } = db.isTransaction
    ? await insertEventsAtBorder(db as Tx, rows)
    : await db.transaction().execute((tx) => insertEventsAtBorder(tx, rows));
  store.clock.learn(now);
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
