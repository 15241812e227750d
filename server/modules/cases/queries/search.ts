import { type Db, sql } from '../../../db/index.ts';

// More matches than this in one place and the word is common. Then no list of them is made: the newest cases are
// walked, which finds a page of them soon. (At a million cases: 0.2 s either way.)
const COLLECTED = 10_000;

/** The cases found; or, of what is common, the words to look for in each case. */
export type Found = { ids: string[] } | { matching: string };

/**
 * The cases of a number, or with these words in subject, messages, names or addresses: each as a beginning. With
 * `whole` only as they are: by beginnings, who may not see addresses could guess one letter by letter.
 */
export async function searchCases(db: Db, q: string, { whole }: { whole: boolean }): Promise<Found> {
  const number = /^#?\s*(\d{1,15})$/.exec(q.trim())?.[1] ?? null;
  const words = asTsquery(q, whole ? '' : ':*');
  const { rows } = await sql<{ id: string; place: string }>`
    (select id, 'number' as place from cases where number = ${number}::bigint)
    union all
    (select id, 'subject' from cases where ${subjectHas('subject', words)} limit ${COLLECTED})
    union all
    (select case_id, 'address' from threads where lower(address) like ${whole ? exactly(q) : startsWith(q)} limit ${COLLECTED})
    union all
    (select case_id, 'message' from messages m where ${messageHas(words)} limit ${COLLECTED})`.execute(db);
  const common = ['subject', 'address', 'message'].some(
    (place) => rows.filter((row) => row.place === place).length === COLLECTED,
  );
  return common ? { matching: words } : { ids: [...new Set(rows.map(({ id }) => id))] };
}

/** Whether a case has the words, in its subject or in what was said. For a walk over cases `c`. */
export const caseHas = (words: string) => sql`(${subjectHas('c.subject', words)}
  or exists (select 1 from messages m where m.case_id = c.id and ${messageHas(words)}))`;

// Written as in the indexes cases_search and messages_search, or they are not used.
const subjectHas = (column: string, words: string) =>
  sql`to_tsvector('simple', ${sql.ref(column)}) @@ to_tsquery('simple', ${words})`;
const messageHas = (words: string) =>
  sql`to_tsvector('simple', m.author_name || ' ' || left(m.text, 50000)) @@ to_tsquery('simple', ${words})`;

/** Each word, all of them wanted; `:*` makes it the beginning of one. Quoted, so that nothing in it is an operator. */
function asTsquery(q: string, ends: '' | ':*'): string {
  const words = q
    .replace(/[\\'\0]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.map((word) => `'${word}'${ends}`).join(' & ');
}

const exactly = (q: string): string =>
  q
    .replaceAll('\0', '')
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
const startsWith = (q: string): string => `${exactly(q)}%`;
