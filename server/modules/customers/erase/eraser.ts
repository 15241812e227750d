import type { Db, Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import type { IdentityRef } from '../people/people.ts';

/** Whom it is about: all profiles of one customer, whatever was linked. */
export type Who = { profile_ids: string[]; customer_ids: string[]; identities: IdentityRef[] };

/** Kind of thing -> how many. */
export type Counts = Record<string, number>;

/**
 * What one eraser found that another has to act on. Kept with the erasure until it is done, for by then the rows that
 * told it are gone.
 */
export type Found = {
  /** Raw inbound, by account and the channel's own id. */
  inbound: [account_id: string, external_id: string][];
  chats: [account_id: string, session_id: string][];
  deliveries: string[];
  file_ids: string[];
  /** Hashes (hex) of bytes whose rows are gone. */
  bytes: string[];
  /** Lists that hold rows of theirs, and the file without these rows that takes the old one's place. */
  lists: { import_id: string; sha256: string; size: number; rows: number[] }[];
  /** What audit entries name: `case:<id>`. */
  subjects: string[];
};

export const nothingFound = (): Found => ({
  inbound: [],
  chats: [],
  deliveries: [],
  file_ids: [],
  bytes: [],
  lists: [],
  subjects: [],
});

/**
 * How a module forgets somebody. Each exports one from its index.ts, app.ts hands them to `erase/`: customers stands
 * below those whose rows have to go.
 */
export type Eraser = {
  name: string;
  /** What would go, for a person to read before they decide. */
  count: (db: Db, who: Who) => Promise<Counts>;
  /** Looks for what no index leads to. Outside of a transaction, as it may take long; writes nothing but files. */
  search?: (kit: Kit, who: Who, found: Found) => Promise<void>;
  /**
   * Deletes what there is, or a portion of it, and tells how much. Called until it finds nothing any more, and again
   * when everybody has ended who may have written meanwhile. Adds to `found` what others need.
   */
  erase: (tx: Tx, who: Who, found: Found) => Promise<Counts>;
};

export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

export function addCounts(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const [kind, count] of Object.entries(other)) if (count > 0) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}
