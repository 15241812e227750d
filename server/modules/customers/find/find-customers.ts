import { validate } from 'uuid';
import { type Db, sql, type Tx } from '../../../db/index.ts';
import { decodeCursor, encodeCursor, Refusal } from '../../../http/index.ts';
import type { CustomerRow } from '../list-customers.ts';
import { byAddress, byDomain } from './by-address.ts';
import { byIdentity } from './by-identity.ts';
import { byBeginning, byWholeBeginning, byWholeWord, byWords } from './by-name.ts';
import { bySimilarWords } from './by-similar-words.ts';
import type { Filters } from './filters.ts';
import type { Asking, FoundRow, Place } from './found.ts';
import type { Search } from './read-search.ts';

/**
 * The ways in which customers are found, the surest first. Each reads an index in an order of its own and stops when
 * the page is full, so that a common name costs no more than a rare one; and leaves out whom a way before it finds, so
 * that each customer comes once, however many pages are read and whoever is added meanwhile.
 */
const WAYS = [byWholeBeginning, byWholeWord, byBeginning, byWords, byAddress, byDomain, bySimilarWords];

type Found = { rows: CustomerRow[]; next: string | null };

export type Finding = {
  search: Search;
  filters: Filters;
  after?: string | undefined;
  limit: number;
  whole_addresses: boolean;
};

export function findCustomers(db: Db, finding: Finding): Promise<Found> {
  return db.transaction().execute((tx) => walkWays(tx, finding));
}

async function walkWays(tx: Tx, { search, filters, after, limit, whole_addresses }: Finding): Promise<Found> {
  const start = after ? placeOf(after) : { way: 0, place: null };
  const asking: Asking = { search, filters, not: [], after: null, limit: limit + 1, whole_addresses };
  const exact = await byIdentity(tx, asking);
  const not = exact.map(({ id }) => id);
  // Of how many begin with a word the planner has no idea: it would read and sort thousands where an index has them in
  // order.
  await sql`set local enable_sort = off`.execute(tx);
  const hits: (FoundRow & { way: number })[] = after ? [] : exact.map((row) => ({ ...row, way: -1 }));
  for (let way = start.way; way < WAYS.length && hits.length <= limit; way++) {
    const place = way === start.way ? start.place : null;
    const rows = await WAYS[way]!(tx, { ...asking, not, after: place, limit: limit + 1 - hits.length });
    hits.push(...rows.map((row) => ({ ...row, way })));
  }
  const page = hits.slice(0, limit);
  const last = page.at(-1);
  const next = hits.length > limit && last ? cursorAfter(last) : null;
  return { rows: page.map(({ key: _, key_id: __, way: ___, ...row }) => row), next };
}

// Those of an identity are few and stand on the first page whole, unless it is a very short one.
const cursorAfter = ({ way, key, key_id }: FoundRow & { way: number }): string =>
  way < 0 ? encodeCursor([0, null, null]) : encodeCursor([way, key, key_id]);

function placeOf(cursor: string): { way: number; place: Place | null } {
  const [way, key, key_id] = decodeCursor(cursor, 3);
  if (typeof way === 'number' && WAYS[way]) {
    if (key === null) return { way, place: null };
    if (typeof key === 'string' && validate(key_id)) return { way, place: { key, key_id: String(key_id) } };
  }
  throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
}
