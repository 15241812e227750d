import { LRUCache } from 'lru-cache';
import type { EventKind } from '../ingest/event.ts';
import type { Fault } from '../ingest/fault.ts';
import type { Described } from './seen-event.ts';

/** An event as it is kept in passing: nothing is made of it until somebody looks. */
export type Recent = {
  id: string;
  at: number;
  kind: EventKind | null;
  /** The event, or its text when it is large; `described` is then what the text no longer tells. */
  raw: unknown;
  described?: Described;
  fault: Fault | null;
};

/** What came in one minute, which began at `at` (ms): events stored and refused, requests over the rate limit. */
export type Minute = { at: number; stored: number; refused: number; limited: number };

type OfSource = { ring: Recent[]; next: number; minutes: Minute[] };

export type RecentEvents = {
  add: (source_id: string, event: Recent) => void;
  addLimited: (source_id: string, at: number) => void;
  /** The newest first. */
  eventsOf: (source_id: string) => Recent[];
  minutesOf: (source_id: string) => Minute[];
  /** Lets go of all events: one of them may be of somebody who was erased. */
  forget: () => void;
};

export const RECENT_EVENTS = 200;
const MINUTES = 10;
const MINUTE_MS = 60_000;
// A busy source's events take about 1 MB; of more sources than this only the latest ones are kept.
const SOURCES = 50;

/** The last events of each source in this process, in a ring of fixed size. */
export function recentEvents(): RecentEvents {
  const sources = new LRUCache<string, OfSource>({ max: SOURCES });

  function ofSource(source_id: string): OfSource {
    let found = sources.get(source_id);
    if (!found) {
      found = { ring: [], next: 0, minutes: [] };
      sources.set(source_id, found);
    }
    return found;
  }

  function minuteOf({ minutes }: OfSource, now: number): Minute {
    const at = now - (now % MINUTE_MS);
    const last = minutes.at(-1);
    if (last && last.at >= at) return last;
    const minute = { at, stored: 0, refused: 0, limited: 0 };
    minutes.push(minute);
    if (minutes.length > MINUTES) minutes.shift();
    return minute;
  }

  return {
    add: (source_id, event) => {
      const source = ofSource(source_id);
      minuteOf(source, event.at)[event.fault ? 'refused' : 'stored']++;
      source.ring[source.next] = event;
      source.next = (source.next + 1) % RECENT_EVENTS;
    },
    addLimited: (source_id, at) => {
      minuteOf(ofSource(source_id), at).limited++;
    },
    eventsOf: (source_id) => {
      const { ring, next } = ofSource(source_id);
      return [...ring.slice(next), ...ring.slice(0, next)].reverse();
    },
    forget: () => {
      for (const source of sources.values()) {
        source.ring = [];
        source.next = 0;
      }
    },
    minutesOf: (source_id) => {
      const oldest = Date.now() - MINUTES * MINUTE_MS;
      return ofSource(source_id).minutes.filter((minute) => minute.at > oldest);
    },
  };
}
