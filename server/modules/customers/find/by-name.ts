import { type Db, sql } from '../../../db/index.ts';
import { begins, COLUMNS, conditions } from './filters.ts';
import { type Asking, behind, type FoundRow, namesOnly } from './found.ts';

const CALLED = sql`customers.called`;

/** Whoever is called by exactly this, then whose name begins with it, in the order of names. */
export async function byBeginning(db: Db, asking: Asking): Promise<FoundRow[]> {
  const { search, filters, not, after, limit, whole_addresses } = asking;
  if (search.called === '') return [];
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS}, called as key, id as key_id from customers
    where ${conditions(filters)} and ${begins(CALLED, search.called)} ${behind(sql`(called, id)`, after)}
      ${namesOnly(whole_addresses)} and not id = any(${not}::uuid[])
    order by called, id
    limit ${limit}`.execute(db);
  return rows;
}

/** Whose name has all the words, or words that begin so, in whatever order; without those of `byBeginning`. */
export async function byWords(db: Db, asking: Asking): Promise<FoundRow[]> {
  const { search, filters, not, after, limit, whole_addresses } = asking;
  if (search.words.length === 0) return [];
  const [rarest, ...others] = await rarestFirst(db, search.words);
  // Subqueries with a limit, and not "exists": the planner then reads word by word and stops when the page is full.
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS}, hit.word as key, hit.customer_id as key_id
    from customer_words hit join customers on customers.id = hit.customer_id
    where ${begins(sql`hit.word`, rarest!)} ${others.length === 0 ? sql`and not hit.first` : sql``}
      ${behind(sql`(hit.word, hit.customer_id)`, after)}
      and (select true from customer_words better where better.customer_id = hit.customer_id
        and better.word >= ${rarest} and better.word < hit.word
        ${others.length === 0 ? sql`and not better.first` : sql``} limit 1) is null
      ${others.length > 0 ? sql`and ${hasWords(others)}` : sql``}
      and not (${begins(CALLED, search.called)})
      and ${conditions(filters)} ${namesOnly(whole_addresses)} and not customers.id = any(${not}::uuid[])
    order by hit.word, hit.customer_id
    limit ${limit}`.execute(db);
  return rows;
}

/** That the customer of `hit` has words that begin with each of these. */
export const hasWords = (words: string[]) =>
  sql.join(
    words.map(
      (word) => sql`(select true from customer_words other where other.customer_id = hit.customer_id
        and ${begins(sql`other.word`, word)} limit 1) is true`,
    ),
    sql` and `,
  );

const COUNTED = 3_000;

/** Whoever has several words is looked for among those who have the rarest. */
async function rarestFirst(db: Db, words: string[]): Promise<string[]> {
  if (words.length === 1) return words;
  const { rows } = await sql<{ word: string }>`
    select asked.word from unnest(${words}::text[]) as asked(word)
    cross join lateral (
      select count(*) from (
        select from customer_words hit where hit.word >= asked.word collate "C"
          and hit.word < asked.word || U&'\\+10FFFF' limit ${COUNTED}) few
    ) counted
    order by counted.count, length(asked.word) desc`.execute(db);
  return rows.map(({ word }) => word);
}
