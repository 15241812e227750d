import { validate } from 'uuid';
import { type Db, sql } from '../../../db/index.ts';
import { decodeCursor, encodeCursor, Refusal } from '../../../http/index.ts';
import { displayName } from '../display-name.ts';
import { identitiesOfProfiles } from '../queries.ts';
import { evidenceSentence, reasonText } from './reason-text.ts';

type Side = {
  id: string;
  kind: 'person' | 'organisation';
  name: string | null;
  email: string | null;
  phone: string | null;
  profile_id: string;
};
type Row = { id: string; reason: string; evidence: string; created_at: Date; one: Side; other: Side };

type ListQuery = { after?: string | undefined; limit: number };

const SHOWN_IDENTITIES = 5;

/**
 * Pairs of customers who may be the same and of whom nobody has decided yet, the newest first. A pair comes once,
 * by its first open suggestion, however much speaks for it.
 */
export async function listSuggestions(db: Db, { after, limit }: ListQuery) {
  const rows = await openPairs(db, after === undefined ? null : readCursor(after), limit + 1);
  const page = rows.slice(0, limit);
  const profile_ids = page.flatMap(({ one, other }) => [one.profile_id, other.profile_id]);
  const identities = Map.groupBy(await identitiesOfProfiles(db, profile_ids), ({ profile_id }) => profile_id);
  const shown = ({ profile_id, ...customer }: Side) => ({
    id: customer.id,
    kind: customer.kind,
    display_name: displayName(customer),
    profile_id,
    identities: (identities.get(profile_id) ?? [])
      .slice(0, SHOWN_IDENTITIES)
      .map(({ kind, value, verified }) => ({ kind, value, verified })),
  });
  return {
    items: page.map(({ id, reason, evidence, created_at, one, other }) => ({
      id,
      customers: [shown(one), shown(other)],
      why: reason,
      reason: reasonText(reason),
      evidence: evidenceSentence(evidence),
      created_at,
    })),
    next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null,
  };
}

function readCursor(after: string): string {
  const [id] = decodeCursor(after, 1);
  if (typeof id === 'string' && validate(id)) return id;
  throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
}

const SIDE = (customer: 'one' | 'other', profile: 'profile_a' | 'profile_b') => sql`
  json_build_object('id', ${sql.ref(`${customer}_customer.id`)}, 'kind', ${sql.ref(`${customer}_customer.kind`)},
    'name', ${sql.ref(`${customer}_customer.name`)}, 'email', ${sql.ref(`${customer}_customer.email`)},
    'phone', ${sql.ref(`${customer}_customer.phone`)}, 'profile_id', ${sql.ref(`suggestion.${profile}`)})`;

// Two customers may be doubtful for several reasons, and one who was merged by hand no longer is.
async function openPairs(db: Db, before: string | null, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select suggestion.id, suggestion.reason, suggestion.evidence, suggestion.created_at,
      ${SIDE('one', 'profile_a')} as one, ${SIDE('other', 'profile_b')} as other
    from link_suggestions suggestion
    join profiles one on one.id = suggestion.profile_a
    join profiles other on other.id = suggestion.profile_b and other.customer_id <> one.customer_id
    join customers one_customer on one_customer.id = one.customer_id
    join customers other_customer on other_customer.id = other.customer_id
    where suggestion.resolution is null and (${before}::uuid is null or suggestion.id < ${before})
      and not exists (
        select from profiles a
        join link_suggestions earlier
          on earlier.profile_a = a.id and earlier.resolution is null and earlier.id < suggestion.id
        join profiles b on b.id = earlier.profile_b and b.customer_id <> a.customer_id
        where a.customer_id in (one.customer_id, other.customer_id)
          and b.customer_id in (one.customer_id, other.customer_id))
    order by suggestion.id desc
    limit ${limit}`.execute(db);
  return rows;
}
