import type { Db } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { displayName } from './display-name.ts';
import { browseCustomers, type Sort } from './find/browse-customers.ts';
import { findCustomers } from './find/find-customers.ts';
import { readSearch, readTrait, type Trait } from './find/read-search.ts';
import { lastSeen } from './last-seen.ts';

export type CustomerRow = {
  id: string;
  kind: 'person' | 'organisation';
  name: string | null;
  email: string | null;
  phone: string | null;
  created_at: Date;
};

export type CustomerPage = {
  items: (CustomerRow & { display_name: string; last_seen_at: Date | null })[];
  next: string | null;
};

export type ListQuery = {
  q?: string | undefined;
  known?: boolean | undefined;
  kind?: 'person' | 'organisation' | undefined;
  has_email?: boolean | undefined;
  /** `plan=gold` */
  trait?: string | undefined;
  created_from?: string | undefined;
  created_before?: string | undefined;
  sort?: Sort | undefined;
  after?: string | undefined;
  limit: number;
  /**
   * True for who may not see addresses: a whole one still finds its person, but nothing is found by parts of one, or
   * it could be guessed letter by letter.
   */
  whole_addresses?: boolean | undefined;
};

/** A page of customers: with words in `q` those they may mean, the likeliest first; else all, in the order of `sort`. */
export async function listCustomers(db: Db, query: ListQuery): Promise<CustomerPage> {
  const search = readSearch(query.q ?? '');
  const { after, limit, sort = '-created', whole_addresses = false } = query;
  const filters = { ...query, traits: [...search.traits, ...traitOf(query.trait)] };
  const { rows, next } =
    search.text === ''
      ? await browseCustomers(db, { filters, sort, after, limit, whole_addresses })
      : await findCustomers(db, { search, filters, after, limit, whole_addresses });
  const seen = await lastSeen(
    db,
    rows.map(({ id }) => id),
  );
  const items = rows.map((row) => ({
    ...row,
    display_name: displayName(row),
    last_seen_at: seen.get(row.id) ?? null,
  }));
  return { items, next };
}

function traitOf(text: string | undefined): Trait[] {
  if (text === undefined) return [];
  const trait = readTrait(text);
  if (trait) return [trait];
  throw new Refusal('invalid_trait', 400, 'Give a trait by its name and value, such as plan=gold.');
}
