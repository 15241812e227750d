import { validate } from 'uuid';
import { type Db, sql } from '../../../db/index.ts';
import { decodeCursor, encodeCursor, Refusal } from '../../../http/index.ts';
import { displayName } from '../display-name.ts';
import { COLUMNS, startsWith } from '../find/filters.ts';
import { wordsOf } from '../find/fold.ts';
import { namesOnly } from '../find/found.ts';
import { lastSeen } from '../last-seen.ts';
import { latest, type MemberRow, trustWord } from './memberships.ts';
import { organisationProfiles } from './organisation-profiles.ts';

export type MembersQuery = {
  /** Words that those of the name begin with. */
  q?: string | undefined;
  after?: string | undefined;
  limit: number;
  whole_addresses?: boolean | undefined;
};

/** Who belongs to an organisation: a page, in the order in which they became customers. */
export async function listMembers(db: Db, id: string, query: MembersQuery) {
  const profile_ids = await organisationProfiles(db, id);
  const { limit, after } = query;
  const words = wordsOf(query.q ?? '');
  const { rows } = await sql<MemberRow>`
    select ${COLUMNS}, latest.* from ${latest('organisation_profile_id', profile_ids)} latest
    join customers on customers.id = latest.customer_id
    where true ${after ? sql`and customers.id > ${placeOf(after)}::uuid` : sql``}
      ${words.length > 0 ? sql`and ${hasWords(words)} ${namesOnly(query.whole_addresses ?? false)}` : sql``}
    order by customers.id
    limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const seen = await lastSeen(
    db,
    page.map((row) => row.id),
  );
  return {
    items: page.map(({ customer_id: _, ...row }) => ({
      ...row,
      trust: trustWord(row.trust),
      display_name: displayName(row),
      last_seen_at: seen.get(row.id) ?? null,
    })),
    next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null,
  };
}

const hasWords = (words: string[]) =>
  sql.join(
    words.map(
      (word) => sql`exists (select from customer_words hit where hit.customer_id = customers.id
        and ${startsWith(sql`hit.word`, word)})`,
    ),
    sql` and `,
  );

function placeOf(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (validate(id)) return String(id);
  throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
}
