import { sql, type Tx } from '../../../db/index.ts';
import { hasWords } from './by-name.ts';
import { COLUMNS, conditions, startsWith } from './filters.ts';
import { type Asking, type FoundRow, namesOnly } from './found.ts';
import { type Similar, similarWords } from './similar-words.ts';

// Of people of one name so many are looked at for whether the other words fit too.
const LOOKED_AT = 2_000;

/** Whoever is called by words like these: misspelt, sounding the same, or with the word somewhere inside. */
export async function bySimilarWords(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const { words } = asking.search;
  if (words.length === 0 || words.length > 4 || asking.search.text.includes('@')) return [];
  const alternatives = await Promise.all(words.map((word) => similarWords(tx, word)));
  if (alternatives.every((similar) => similar.every(({ far }) => far === 0))) return [];
  // Nobody may be called like a word, but have it in their name as a number: those are matched as they are.
  const all = words.map((word, place) => ({ word, similar: alternatives[place]! }));
  const named = all.filter(({ similar }) => similar.length > 0);
  const driver = named.length < 2 ? named[0] : await rarest(tx, named);
  if (!driver) return [];
  return found(
    tx,
    asking,
    driver.similar,
    all.filter((one) => one !== driver),
  );
}

// As in `byWords`: those who have the rarest of the words are looked through for the others.
async function rarest(tx: Tx, named: Other[]): Promise<Other> {
  const lists = named.map(({ similar }, nth) => ({ nth, words: similar.map(({ word }) => word) }));
  const { rows } = await sql<{ nth: number }>`
    select nth from json_to_recordset(${JSON.stringify(lists)}::json) as list(nth int, words text[])
    cross join lateral (
      select count(*) from (
        select from unnest(words) as asked(word) join customer_words on customer_words.word = asked.word collate "C"
        limit ${LOOKED_AT}) few
    ) counted
    order by counted.count limit 1`.execute(tx);
  return named[rows[0]!.nth]!;
}

type Other = { word: string; similar: Similar[] };

async function found(tx: Tx, asking: Asking, driver: Similar[], others: Other[]): Promise<FoundRow[]> {
  const { search, filters, not, after, limit, whole_addresses } = asking;
  const meant = driver.map(({ word, far }, nth) => ({
    word,
    nth,
    key: `${String(far).padStart(4, '0')} ${word}`,
  }));
  const list = meant.map(({ word }) => word);
  const { rows } = await sql<FoundRow>`
    select id, kind, name, email, phone, created_at, found.key, key_id
    from json_to_recordset(${JSON.stringify(meant)}::json) as meant(word text, nth int, key text)
    cross join lateral (
      select ${COLUMNS}, meant.key, hit.customer_id as key_id
      from (
        select customer_id from customer_words
        where word = meant.word collate "C"
          ${after ? sql`and (meant.key collate "C" > ${after.key} or customer_id > ${after.key_id}::uuid)` : sql``}
        order by customer_id limit ${LOOKED_AT}
      ) hit
      join customers on customers.id = hit.customer_id
      where (select true from customer_words better where better.customer_id = hit.customer_id
          and better.word = any((${list}::text[])[1:meant.nth]) limit 1) is null
        ${others.length > 0 ? sql`and ${sql.join(others.map(hasOne), sql` and `)}` : sql``}
        and not (${hasWords(search.words)})
        and ${conditions(filters)} ${namesOnly(whole_addresses)} and not customers.id = any(${not}::uuid[])
      order by hit.customer_id
      limit ${limit}
    ) found
    ${after ? sql`where meant.key collate "C" >= ${after.key}` : sql``}
    order by found.key collate "C", found.key_id
    limit ${limit}`.execute(tx);
  return rows;
}

const hasOne = ({ word, similar }: Other) => sql`(select true from customer_words other
  where other.customer_id = hit.customer_id and (${startsWith(sql`other.word`, word)}
    or other.word = any(${similar.map((one) => one.word)}::text[])) limit 1) is true`;
