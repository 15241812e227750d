import type { Db } from '../../../db/index.ts';
import {
  countDropped,
  type Dropped,
  erasedAmong,
  lastErasure,
  nobodyErasedSince,
  notWelcome,
} from '../../customers/index.ts';
import type { Event } from '../ingest/event.ts';
import type { KnownIds } from '../ingest/known-ids.ts';

/**
 * What ingest knows of erasures: all that it remembers is true as of the one of this number. The number changes only
 * together with everything being forgotten.
 */
export type Erasures = { number: number | null };

type Left = {
  events: Event[];
  /** Of somebody who was erased and came again: looked up each time, for what is older may still come. */
  came_again: ReadonlySet<string>;
  dropped: Dropped;
  /** Whether what was found out may be remembered: not if all was forgotten since. */
  mayRemember: () => boolean;
  /** For the statements that write: true as long as nobody else was erased. */
  still: ReturnType<typeof nobodyErasedSince>;
};

type Given = { db: Db; known: KnownIds; erasures: Erasures };

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Leaves out events of people who were erased after it happened (a phone that was offline, a batch that is sent
 * again), or are kept out for good. Looks only at those whose identity this process does not know; nothing is looked
 * up as long as nobody was ever erased.
 */
export async function leaveOutErased({ db, known, erasures }: Given, events: Event[]): Promise<Left> {
  erasures.number ??= await lastErasure(db);
  const as_of = erasures.number;
  const mayRemember = () => erasures.number === as_of;
  const still = nobodyErasedSince(as_of);
  const dropped: Dropped = new Map();
  const unknown = as_of === 0 ? [] : events.filter((event) => !known.profileOf(event));
  const erased = await erasedAmong(
    db,
    unknown.map(({ identity }) => identity),
  );
  if (erased.size === 0) return { events, came_again: NOBODY, dropped, mayRemember, still };
  const kept = events.filter((event) => {
    const one = erased.get(keyOf(event));
    if (!one || !notWelcome(one, new Date(event.row.occurred_at))) return true;
    countDropped(dropped, one);
    return false;
  });
  return { events: kept, came_again: new Set(erased.keys()), dropped, mayRemember, still };
}

/** As `came_again` names them. */
export const keyOf = ({ identity: { kind, value } }: Event): string => `${kind}\0${value}`;

/** Somebody was erased while events were on their way: what we remember may be of them. */
export function forgetAll({ known, erasures }: Omit<Given, 'db'>): void {
  known.forget();
  erasures.number = null;
}
