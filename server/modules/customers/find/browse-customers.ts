import { validate } from 'uuid';
import { type Db, sql } from '../../../db/index.ts';
import { decodeCursor, encodeCursor, Refusal } from '../../../http/index.ts';
import type { CustomerRow } from '../list-customers.ts';
import { COLUMNS, conditions, type Filters } from './filters.ts';
import type { FoundRow, Place } from './found.ts';

/** `-created` is the newest first. */
export type Sort = 'name' | '-name' | 'created' | '-created';

export type Browsing = {
  filters: Filters;
  sort: Sort;
  after?: string | undefined;
  limit: number;
  /** For those who may not see addresses: a cursor must not tell them one. */
  whole_addresses: boolean;
};

const ORDERS: Record<Sort, { column: 'called' | 'created_at'; down: boolean }> = {
  name: { column: 'called', down: false },
  '-name': { column: 'called', down: true },
  created: { column: 'created_at', down: false },
  '-created': { column: 'created_at', down: true },
};

// So many are looked at in the order of the list before the index of the traits is asked: who has a trait that is
// not rare is among them, and a trait that is rare is found by its index faster than it is sorted.
const LOOKED_AT = 8_000;

/** All customers whom the filters let through, in an order that an index has. */
export async function browseCustomers(
  db: Db,
  { filters, sort, after, limit, whole_addresses }: Browsing,
): Promise<{ rows: CustomerRow[]; next: string | null }> {
  const place = after ? await placeOf(db, after, sort) : null;
  const hits =
    (filters.traits.length > 0 ? await amongFirst(db, filters, sort, place, limit) : null) ??
    (await all(db, filters, sort, place, limit));
  const page = hits.slice(0, limit);
  const last = page.at(-1);
  const key = whole_addresses && ORDERS[sort].column === 'called' ? null : last?.key;
  const next = hits.length > limit && last ? encodeCursor([sort, key ?? null, last.key_id]) : null;
  return { rows: page.map(({ key: _, key_id: __, ...row }) => row), next };
}

async function all(
  db: Db,
  filters: Filters,
  sort: Sort,
  place: Place | null,
  limit: number,
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS}, ${keyOf(sort)} as key, id as key_id from customers
    where ${conditions(filters)} ${behind(sort, place)}
    order by ${orderOf(sort)}
    limit ${limit + 1}`.execute(db);
  return rows;
}

/** A full page, or null when not enough of those at the front have the traits. */
async function amongFirst(
  db: Db,
  filters: Filters,
  sort: Sort,
  place: Place | null,
  limit: number,
): Promise<FoundRow[] | null> {
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS}, ${keyOf(sort)} as key, id as key_id
    from (
      select * from customers where ${conditions({ ...filters, traits: [] })} ${behind(sort, place)}
      order by ${orderOf(sort)}
      limit ${LOOKED_AT}
    ) customers
    where ${conditions(filters)}
    order by ${orderOf(sort)}
    limit ${limit + 1}`.execute(db);
  return rows.length > limit ? rows : null;
}

// A time as text, because JavaScript's dates have no microseconds.
const keyOf = (sort: Sort) =>
  ORDERS[sort].column === 'called'
    ? sql`called`
    : sql`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ')`;

function orderOf(sort: Sort) {
  const { column, down } = ORDERS[sort];
  return down ? sql`${sql.ref(column)} desc, id desc` : sql`${sql.ref(column)}, id`;
}

function behind(sort: Sort, place: Place | null) {
  if (!place) return sql``;
  const { column, down } = ORDERS[sort];
  const key = column === 'called' ? sql`${place.key}::text` : sql`${place.key}::timestamptz`;
  return sql`and (${sql.ref(column)}, id) ${down ? sql`<` : sql`>`} (${key}, ${place.key_id}::uuid)`;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

async function placeOf(db: Db, cursor: string, sort: Sort): Promise<Place> {
  const [of, told, key_id] = decodeCursor(cursor, 3);
  if (of === sort && validate(key_id)) {
    const key = told ?? (await calledNow(db, String(key_id)));
    const fits = typeof key === 'string' && (ORDERS[sort].column === 'called' || TIME.test(key));
    if (fits) return { key, key_id: String(key_id) };
  }
  throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
}

async function calledNow(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ called: string }>`select called from customers where id = ${id}`.execute(db);
  return rows[0]?.called;
}
