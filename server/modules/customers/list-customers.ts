import { validate } from 'uuid';
import { type Db, sql } from '../../db/index.ts';
import { decodeCursor, encodeCursor, Refusal } from '../../http/index.ts';
import { displayName } from './display-name.ts';
import { normaliseIdentity } from './identities/normalise-identity.ts';
import { lastSeen } from './last-seen.ts';

export type CustomerRow = {
  id: string;
  kind: 'person' | 'organisation';
  name: string | null;
  email: string | null;
  phone: string | null;
  created_at: Date;
};

export type CustomerPage = {
  items: (CustomerRow & { display_name: string; last_seen_at: Date | null })[];
  next: string | null;
};

export type ListQuery = {
  q?: string | undefined;
  known?: boolean | undefined;
  after?: string | undefined;
  limit: number;
};

const COLUMNS = sql`customers.id, kind, name, email, phone, created_at`;

/** The newest first; with `q` those that it may mean, the likeliest first, on one page. */
export async function listCustomers(db: Db, query: ListQuery): Promise<CustomerPage> {
  const q = query.q?.trim() ?? '';
  const rows = q === '' ? await newest(db, query) : await searched(db, q, query.limit);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const seen = await lastSeen(
    db,
    items.map(({ id }) => id),
  );
  return {
    items: items.map((row) => ({
      ...row,
      display_name: displayName(row),
      last_seen_at: seen.get(row.id) ?? null,
    })),
    next: q === '' && rows.length > query.limit && last ? encodeCursor([last.id]) : null,
  };
}

async function newest(db: Db, { known, after, limit }: ListQuery): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select ${COLUMNS} from customers
    where active ${known ? sql`and known` : sql``} ${after ? sql`and id < ${placeOf(after)}::uuid` : sql``}
    order by id desc
    limit ${limit + 1}`.execute(db);
  return rows;
}

function placeOf(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (validate(id)) return String(id);
  throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
}

// Of so many that are alike the best are shown. Who is not among them is found by typing more.
const ALIKE = 400;

/**
 * Whoever has exactly this identity, then whose name or address begins with it, then whose is like it (a later word
 * of the name, or misspelt). Each part reads no more rows than it may return, however common the name.
 */
async function searched(db: Db, q: string, limit: number): Promise<CustomerRow[]> {
  const begins = `${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const within = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<CustomerRow>`
    with hit as (
      (select profiles.customer_id as id, 3 as rank, 1::real as alike
        from json_to_recordset(${JSON.stringify(meanings(q))}::json) as wanted(kind text, value text)
        join identities on identities.kind = wanted.kind and identities.value = wanted.value
        join profiles on profiles.id = identities.profile_id)
      union all
      (select id, 2, 1 from customers
        where active and name is not null and lower(name) like ${begins} order by lower(name) using ~<~ limit ${limit})
      union all
      (select id, 2, 0.9 from customers
        where active and email is not null and email like ${begins} order by email using ~<~ limit ${limit})
      union all
      (select id, 1, greatest(word_similarity(${q}, name), word_similarity(${q}, email)) from (
        select id, name, email from customers
        where active and known and (name ilike ${within} or email ilike ${within} or ${q} <% name)
        limit ${ALIKE}) alike)
    ), best as (
      select distinct on (id) id, rank, alike from hit order by id, rank desc, alike desc
    )
    select ${COLUMNS}
    from best join customers on customers.id = best.id and customers.active
    order by rank desc, alike desc, lower(name) nulls last, customers.id
    limit ${limit}`.execute(db);
  return rows;
}

/** What the text would be as an identity of each kind that people know by heart or paste. */
function meanings(q: string): { kind: string; value: string }[] {
  return [
    'email',
    'phone',
    'user_id',
    'anonymous_id',
    'whatsapp',
    'telegram',
    'instagram',
    'group_id',
  ].flatMap((kind) => {
    const value = normaliseIdentity(kind, q);
    return value === null ? [] : [{ kind, value }];
  });
}
