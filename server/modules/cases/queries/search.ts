import { type Db, sql } from '../../../db/index.ts';

// More than this and the word is common: then the newest cases are walked instead of collecting all that have it.
const COLLECTED = 2_000;

export type Found = { ids: string[] } | { matching: string };

/** The cases of a number, or with these words in subject, messages, names or addresses (each as a beginning). */
export async function searchCases(db: Db, q: string): Promise<Found> {
  const number = /^#?\s*(\d{1,15})$/.exec(q.trim())?.[1];
  const words = asTsquery(q);
  const { rows } = await sql<{ id: string }>`
    select distinct id from (
      (select id from cases where number = ${number ?? null}::bigint)
      union all
      (select id from cases where to_tsvector('simple', subject) @@ to_tsquery('simple', ${words}) limit ${COLLECTED})
      union all
      (select case_id from threads where lower(address) like ${startsWith(q)} limit ${COLLECTED})
      union all
      (select case_id from messages
       where to_tsvector('simple', author_name || ' ' || left(text, 50000)) @@ to_tsquery('simple', ${words})
       limit ${COLLECTED})
    ) found
    limit ${COLLECTED}`.execute(db);
  return rows.length < COLLECTED ? { ids: rows.map(({ id }) => id) } : { matching: words };
}

/** Each word as the beginning of one, all of them wanted. Quoted, so that nothing in it is an operator. */
function asTsquery(q: string): string {
  const words = q
    .replace(/[\\'\0]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.map((word) => `'${word}':*`).join(' & ');
}

const startsWith = (q: string): string =>
  `${q
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
