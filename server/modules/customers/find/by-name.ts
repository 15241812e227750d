import { sql, type Tx } from '../../../db/index.ts';
import { begins, COLUMNS, conditions, LAST, startsWith } from './filters.ts';
import { type Asking, behind, type FoundRow, namesOnly } from './found.ts';

const CALLED = sql`customers.called`;
const WORD = sql`hit.word`;
// What follows a word that has ended: the bytes of whatever stands behind a space come before it.
const WORD_END = '!';

/** Whoever is called exactly this, or by a name that begins with these words. */
export function byWholeBeginning(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const { called } = asking.search;
  return calledBetween(tx, asking, called, called + WORD_END);
}

/** Whose name begins with this; without those of `byWholeBeginning` and of `byWholeWord`. */
export function byBeginning(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const { called } = asking.search;
  return calledBetween(tx, asking, called + WORD_END, called + LAST);
}

async function calledBetween(tx: Tx, asking: Asking, from: string, to: string): Promise<FoundRow[]> {
  const { search, filters, not, after, limit, whole_addresses } = asking;
  if (search.called === '') return [];
  const only = search.words.length === 1 ? search.words[0]! : null;
  // The planner cannot know how many pass, so it is not told that anything has to: it walks along the index.
  const { rows } = await sql<FoundRow>`
    select id, kind, name, email, phone, created_at, key, key_id from (
      select ${COLUMNS}, called as key, id as key_id, (${conditions(filters)} ${namesOnly(whole_addresses)}
        and not id = any(${not}::uuid[])
        ${only !== null && from !== search.called ? sql`and not ${hasWord(sql`customers.id`, only)}` : sql``}) as fits
      from customers
      where active ${filters.known ? sql`and known` : sql``} and called >= ${from} and called < ${to}
        ${behind(sql`(called, id)`, after)}
      order by called, id
      offset 0
    ) looked where fits
    limit ${limit}`.execute(tx);
  return rows;
}

/** Who has exactly this one word in their name, not at its beginning. */
export async function byWholeWord(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const [word, ...others] = asking.search.words;
  if (word === undefined || others.length > 0) return [];
  return wordsThat(tx, asking, sql`hit.word = ${word} and not hit.first`, sql`true`);
}

/** Whose name has all the words, or words that begin so, in whatever order; without those who were found before. */
export async function byWords(tx: Tx, asking: Asking): Promise<FoundRow[]> {
  const { words } = asking.search;
  if (words.length === 0) return [];
  const [rarest, ...others] = await rarestFirst(tx, words);
  const alone = others.length === 0;
  const first_of_theirs = sql`(select true from customer_words better
    where better.customer_id = hit.customer_id and ${startsWith(sql`better.word`, rarest!)}
      and better.word || '' < hit.word
      ${alone ? sql`and not better.first` : sql``} limit 1) is null`;
  return wordsThat(
    tx,
    asking,
    sql`${begins(WORD, rarest!)} ${alone ? sql`and hit.word > ${rarest} and not hit.first` : sql``}`,
    sql`${alone ? sql`not ${hasWord(sql`hit.customer_id`, rarest!)}` : hasWords(others)} and ${first_of_theirs}`,
  );
}

async function wordsThat(
  tx: Tx,
  { search, filters, not, after, limit, whole_addresses }: Asking,
  range: ReturnType<typeof sql>,
  fits: ReturnType<typeof sql>,
): Promise<FoundRow[]> {
  // The words first, in their index alone; a customer is looked up only when the words are right.
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS}, hit.word as key, hit.customer_id as key_id
    from (
      select hit.word, hit.customer_id, (${fits}) as fits from customer_words hit
      where ${range} ${behind(sql`(hit.word, hit.customer_id)`, after)}
      order by hit.word, hit.customer_id
      offset 0
    ) hit
    join customers on customers.id = hit.customer_id
    where hit.fits
      and not (${search.words.length === 1 ? wholeBeginning(search.called) : begins(CALLED, search.called)})
      and ${conditions(filters)} ${namesOnly(whole_addresses)} and not customers.id = any(${not}::uuid[])
    order by hit.word, hit.customer_id
    limit ${limit}`.execute(tx);
  return rows;
}

const wholeBeginning = (called: string) => sql`${CALLED} >= ${called} and ${CALLED} < ${called + WORD_END}`;

// A subquery with a limit, and not "exists": it is asked of each that is looked at, and of no other.
const hasWord = (customer: ReturnType<typeof sql>, word: string) =>
  sql`((select true from customer_words whole where whole.customer_id = ${customer} and whole.word = ${word} limit 1) is true)`;

/** That a customer has words that begin with each of these. */
export const hasWords = (words: string[], customer = sql`hit.customer_id`) =>
  sql.join(
    words.map(
      (word) => sql`(select true from customer_words other where other.customer_id = ${customer}
        and ${startsWith(sql`other.word`, word)} limit 1) is true`,
    ),
    sql` and `,
  );

const COUNTED = 3_000;

/** Whoever has several words is looked for among those who have the rarest. */
async function rarestFirst(tx: Tx, words: string[]): Promise<string[]> {
  if (words.length === 1) return words;
  const { rows } = await sql<{ word: string }>`
    select asked.word from unnest(${words}::text[]) as asked(word)
    cross join lateral (
      select count(*) from (
        select from customer_words hit where hit.word >= asked.word collate "C"
          and hit.word < asked.word || U&'\\+10FFFF' limit ${COUNTED}) few
    ) counted
    order by counted.count, length(asked.word) desc`.execute(tx);
  return rows.map(({ word }) => word);
}
