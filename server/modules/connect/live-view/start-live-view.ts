import { newId } from '../../../db/index.ts';
import { databaseAway } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { publish } from '../../../live/index.ts';
import { blankRefused } from '../erase/blank-refused.ts';
import type { EventKind } from '../ingest/event.ts';
import type { Fault } from '../ingest/fault.ts';
import type { RefusedEvent } from '../ingest/take-events.ts';
import { type Minute, RECENT_EVENTS, type Recent, recentEvents } from './recent-events.ts';
import { insertRefused, listRefused, type RefusedRow } from './refused-events.ts';
import { describeEvent, MAX_RAW_BYTES, rawText, type SeenEvent, storable } from './seen-event.ts';

/** The events of one request, decided. `bytes` is the size of its body. */
export type Decided = {
  source_id: string;
  kind: EventKind | null;
  events: unknown[];
  refused: RefusedEvent[];
  bytes: number;
};

export type LiveView = {
  note: (decided: Decided) => void;
  /** A request of which nothing could be read. */
  noteFault: (source_id: string, raw: string, fault: Fault) => void;
  noteLimited: (source_id: string) => void;
  /** Forgets what it keeps in memory: somebody was erased. */
  forget: () => void;
  read: (source_id: string, only_refused: boolean) => Promise<{ events: SeenEvent[]; minutes: Minute[] }>;
  stop: () => Promise<void>;
};

const TELL_EVERY_MS = 500;
// Somebody who looks asks again whenever told, and every half minute anyway.
const WATCHED_FOR_MS = 60_000;
// Refused events that wait to be written; a flood of nonsense does not make us write all of it.
const WAITING = 500;

/**
 * What arrived lately and what was refused, for whoever connects a system. Costs the way of an event a place in a
 * ring; all the rest is done twice a second, after the answer.
 */
export function startLiveView(kit: Pick<Kit, 'db' | 'log'>): LiveView {
  const recent = recentEvents();
  const watched = watchedSources();
  const changed = new Set<string>();
  let waiting: RefusedRow[] = [];
  let writing = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  function add(source_id: string, event: Recent): void {
    recent.add(source_id, event);
    if (event.fault && waiting.length < WAITING) waiting.push({ ...seen(event), source_id });
    soon(source_id);
  }

  function soon(source_id: string): void {
    changed.add(source_id);
    timer ??= setTimeout(() => {
      timer = null;
      writing = writing.then(tell);
    }, TELL_EVERY_MS);
  }

  async function tell(): Promise<void> {
    const refused = waiting;
    const sources = [...changed].filter(
      (id) => watched.still(id) || refused.some((row) => row.source_id === id),
    );
    waiting = [];
    changed.clear();
    try {
      if (refused.length > 0) await insertRefused(kit.db, await blankRefused(kit.db, refused));
      for (const source_id of sources) await publish(kit.db, 'source', source_id);
    } catch (error) {
      if (databaseAway(error)) kit.log.debug({ err: error }, 'live view: not told');
      else kit.log.warn({ err: error, refused: refused.length }, 'live view: refused events not kept');
    }
  }

  return {
    note: (decided) => {
      for (const event of eventsOf(decided)) add(decided.source_id, event);
    },
    noteFault: (source_id, raw, fault) =>
      add(source_id, { id: newId(), at: Date.now(), kind: null, raw: storable(raw), fault }),
    noteLimited: (source_id) => {
      recent.addLimited(source_id, Date.now());
      soon(source_id);
    },
    forget: recent.forget,
    read: async (source_id, only_refused) => {
      watched.begin(source_id);
      const kept = await listRefused(kit.db, source_id, RECENT_EVENTS);
      const here = recent.eventsOf(source_id).filter((event) => event.fault || !only_refused);
      const ids = new Set(here.map(({ id }) => id));
      const events = [...here.map(seen), ...kept.filter(({ id }) => !ids.has(id))]
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, RECENT_EVENTS);
      return { events, minutes: recent.minutesOf(source_id) };
    },
    stop: async () => {
      if (timer) clearTimeout(timer);
      await writing;
      await tell();
    },
  };
}

function watchedSources() {
  const since = new Map<string, number>();
  return {
    begin: (source_id: string) => since.set(source_id, Date.now()),
    still: (source_id: string) => {
      const last = since.get(source_id);
      if (last === undefined) return false;
      if (Date.now() - last < WATCHED_FOR_MS) return true;
      since.delete(source_id);
      return false;
    },
  };
}

// Tells stored events apart; a uuid for each would be a cost on every event's way.
let arrived = 0;

function eventsOf({ kind, events, refused, bytes }: Decided): Recent[] {
  const at = Date.now();
  const faults = new Map(refused.map(({ index, ...fault }) => [index, fault]));
  // Kept as they are; large ones only as far as they will be shown, so that a ring of them stays small.
  const large = bytes > MAX_RAW_BYTES * Math.max(1, events.length);
  const from = Math.max(0, events.length - RECENT_EVENTS);
  return events.map((raw, index) => {
    const fault = faults.get(index) ?? null;
    const id = fault ? newId() : String(++arrived);
    if (!large || index < from) return { id, at, kind, raw, fault };
    return { id, at, kind, raw: rawText(raw), described: describeEvent(raw, kind), fault };
  });
}

function seen({ id, at, kind, raw, described, fault }: Recent): SeenEvent {
  const storableFault = fault && { ...fault, path: storable(fault.path), detail: storable(fault.detail) };
  return {
    id,
    at: new Date(at),
    ...(described ?? describeEvent(raw, kind)),
    fault: storableFault,
    raw: rawText(raw),
  };
}
