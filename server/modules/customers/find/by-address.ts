import { type sql as Sql, sql, type Tx } from '../../../db/index.ts';
import { hasWords } from './by-name.ts';
import { begins, COLUMNS, conditions } from './filters.ts';
import { type Asking, behind, type FoundRow } from './found.ts';

const VALUE = sql`hit.value collate "C"`;
const DOMAIN = sql`split_part(hit.value, '@', 2) collate "C"`;
// "a" would be every tenth address.
const SHORTEST = 2;

/** Whoever has an address that begins with what was typed, of all their addresses. */
export async function byAddress(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const text = asking.search.text.toLowerCase();
  if (asking.whole_addresses || text.length < SHORTEST || /\s/.test(text) || text.startsWith('@')) return [];
  return addressesThat(tx, asking, VALUE, text);
}

/** Whoever has an address at this domain. */
export async function byDomain(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const { domain } = asking.search;
  if (asking.whole_addresses || domain === null) return [];
  return addressesThat(tx, asking, DOMAIN, domain);
}

// Each customer once, at the first of their addresses that fits, and none whom their name has found already.
async function addressesThat(
  tx: Tx,
  { search, filters, not, after, limit }: Asking,
  column: ReturnType<typeof Sql>,
  text: string,
): Promise<FoundRow[]> {
  const other =
    column === DOMAIN ? sql`split_part(other.value, '@', 2) collate "C"` : sql`other.value collate "C"`;
  const { called } = search;
  const named = search.words.length > 0 ? hasWords(search.words, sql`customers.id`) : sql`false`;
  const { rows } = await sql<FoundRow>`
    select id, kind, name, email, phone, created_at, key, key_id from (
      select ${COLUMNS}, ${column} as key, hit.profile_id as key_id, (
        ${conditions(filters)} and not customers.id = any(${not}::uuid[])
        and not (${called} <> '' and ${begins(sql`customers.called`, called)}) and not (${named})
        and (select true from profiles mine join identities other on other.profile_id = mine.id
          where mine.customer_id = owner.customer_id and other.kind = 'email' and ${begins(other, text)}
            and (${other}, other.profile_id, other.value) < (${column}, hit.profile_id, hit.value) limit 1) is null
        ) as fits
      from identities hit
      join profiles owner on owner.id = hit.profile_id
      join customers on customers.id = owner.customer_id
      where hit.kind = 'email' and ${begins(column, text)} ${behind(sql`(${column}, hit.profile_id)`, after)}
      order by ${column}, hit.profile_id
      offset 0
    ) looked where fits
    limit ${limit}`.execute(tx);
  return rows;
}
