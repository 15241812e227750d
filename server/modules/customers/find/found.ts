import { sql } from '../../../db/index.ts';
import type { CustomerRow } from '../list-customers.ts';
import type { Filters } from './filters.ts';
import type { Search } from './read-search.ts';

/** Where a customer stands among those of one way of finding: in the order of the key, then of the id. */
export type Place = { key: string; key_id: string };

export type FoundRow = CustomerRow & Place;

export type Asking = {
  search: Search;
  filters: Filters;
  /** Who was found in a better way that is looked through whole. */
  not: string[];
  after: Place | null;
  limit: number;
  whole_addresses: boolean;
};

/**
 * For those who may not see addresses, whoever is called by an address or number is not found by parts of their name,
 * or it could be guessed letter by letter.
 */
export const namesOnly = (whole: boolean) =>
  whole ? sql`and customers.name is not null and customers.name !~ '@|\\d{4}'` : sql``;

export const behind = (columns: ReturnType<typeof sql>, after: Place | null) =>
  after ? sql`and ${columns} > (${after.key}, ${after.key_id}::uuid)` : sql``;
