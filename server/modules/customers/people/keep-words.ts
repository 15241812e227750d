import { type Db, sql, type Tx } from '../../../db/index.ts';
import { calledBy, wordsOf } from '../find/fold.ts';
import { nearOf } from '../find/likeness.ts';
import { soundOf } from '../find/sound.ts';
import { rowset } from './rowset.ts';

export type Called = {
  id: string;
  active: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
};

/** What a customer without name and address is called: behind all others. As the column's default has it. */
export const NAMELESS = '\u{10FFFD}';

const LONGEST_CALLED = 200;

/** The form in which a customer is put in order by name, and found by its beginning. */
export const calledOf = ({ name, email, phone }: Pick<Called, 'name' | 'email' | 'phone'>): string =>
  [...(name ? calledBy(name) || name : (email ?? phone ?? NAMELESS))].slice(0, LONGEST_CALLED).join('');

// Of an address without a name what stands before the @ may well be one: lena.fischer.
const ownWords = ({ active, name, email }: Called): string[] =>
  active ? wordsOf(name ?? email?.split('@')[0] ?? '') : [];

const wordRows = (one: Called) =>
  ownWords(one).map((word, place) => ({
    customer_id: one.id,
    word,
    first: one.name !== null && place === 0,
  }));

/**
 * Brings the words by which these customers are found up to date with what they are called now. `newborn` have none
 * yet, so nobody looks for theirs.
 */
export async function keepWords(tx: Db | Tx, customers: Called[], newborn: Called[] = []): Promise<void> {
  await insertWords(tx, newborn);
  const gone = await replaceWords(tx, customers);
  // Addresses are endless and nobody misspells what they copy: only names are looked through for what is alike.
  await learnWords(
    tx,
    [...customers, ...newborn].filter(({ name }) => name !== null),
  );
  await forgetWords(tx, gone);
}

async function insertWords(tx: Db | Tx, newborn: Called[]): Promise<void> {
  if (newborn.length === 0) return;
  await sql`
    insert into customer_words (customer_id, word, first)
    select customer_id, word, first
    from ${rowset(newborn.flatMap(wordRows))} as row(customer_id uuid, word text, first boolean)`.execute(tx);
}

/** Returns the words that they are not called by any more. */
async function replaceWords(tx: Db | Tx, customers: Called[]): Promise<string[]> {
  if (customers.length === 0) return [];
  const ids = customers.map(({ id }) => id);
  const { rows: gone } = await sql<{ word: string }>`
    with wanted as (
      select * from ${rowset(customers.flatMap(wordRows))} as row(customer_id uuid, word text, first boolean)
    ), kept as (
      insert into customer_words as known (customer_id, word, first)
      select customer_id, word, first from wanted order by 1, 2
      on conflict (customer_id, word) do update set first = excluded.first where known.first <> excluded.first
    )
    delete from customer_words using (
      select theirs.* from unnest(${ids}::uuid[]) as customer(id)
      cross join lateral (select customer_id, word from customer_words where customer_id = customer.id offset 0) theirs
      where not exists (select from wanted where (wanted.customer_id, wanted.word) = (theirs.customer_id, theirs.word))
    ) old
    where customer_words.customer_id = old.customer_id and customer_words.word = old.word
    returning old.word`.execute(tx);
  return gone.map(({ word }) => word);
}

async function learnWords(tx: Db | Tx, customers: Called[]): Promise<void> {
  const words = new Set(customers.flatMap(ownWords).filter((word) => /^\p{L}{2,}$/u.test(word)));
  if (words.size === 0) return;
  const rows = [...words].map((word) => ({ word, sound: soundOf(word), near: nearOf(word) }));
  // In one order everywhere, so that two who learn the same words do not wait for each other.
  await sql`
    insert into name_words (word, sound, near)
    select word, sound, near from ${rowset(rows)} as row(word text, sound text, near text[])
    where not exists (select from name_words known where known.word = row.word)
    order by word collate "C"
    on conflict do nothing`.execute(tx);
}

/** A name that nobody has any more is not kept: it may have been somebody's who wanted to be forgotten. */
async function forgetWords(tx: Db | Tx, words: string[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    delete from name_words
    where word = any(${words}::text[])
      and not exists (select from customer_words where customer_words.word = name_words.word)`.execute(tx);
}
