import { type Db, sql } from '../../../../db/index.ts';
import { displayName } from '../../display-name.ts';
import { readIdentity } from '../normalise-identity.ts';
import { blockListOf, blockOf } from './in-force.ts';
import { kindsMet } from './queries.ts';
import type { BlockList } from './rules.ts';

const MOST_COUNTED = 1_000;
const MOST_SHOWN = 50;

type Row = {
  kind: string;
  value: string;
  customer_id: string;
  customer_kind: string;
  name: string | null;
  email: string | null;
  phone: string | null;
};

/**
 * Identities that somebody has and that a rule would block, had they come later. Reads each kind once; what the
 * database finds by the looks is asked of the rules themselves.
 */
export async function findMatches(db: Db) {
  const found: (Row & { blocked_by: string })[] = [];
  for (const kind of await kindsMet(db)) {
    if (found.length > MOST_COUNTED) break;
    for (const row of await candidates(db, kind)) {
      const read = readIdentity(kind, row.value);
      const blocked_by = read && blockOf(kind, read.value, read.bare);
      if (blocked_by) found.push({ ...row, blocked_by });
    }
  }
  return {
    count: Math.min(found.length, MOST_COUNTED),
    more: found.length > MOST_COUNTED,
    items: found.slice(0, MOST_SHOWN).map(({ kind, value, blocked_by, customer_id, ...customer }) => ({
      kind,
      value,
      blocked_by,
      customer: {
        id: customer_id,
        display_name: displayName({ ...customer, id: customer_id, kind: customer.customer_kind }),
      },
    })),
  };
}

async function candidates(db: Db, kind: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select identities.kind, value, customers.id as customer_id, customers.kind as customer_kind, name, email, phone
    from identities
    join profiles on profiles.id = identities.profile_id
    join customers on customers.id = profiles.customer_id
    where identities.kind = ${kind} and (${sql.join(conditions(blockListOf(kind)), sql` or `)})
    order by identities.created_at desc, value
    limit ${MOST_COUNTED + 1}`.execute(db);
  return rows;
}

function conditions({ same, begins, ends, shapes }: BlockList): ReturnType<typeof sql>[] {
  return [
    sql`lower(value) = any(${[...same]}::text[])`,
    ...begins.map(([length, texts]) => sql`left(lower(value), ${length}::int) = any(${[...texts]}::text[])`),
    ...ends.map(([length, texts]) => sql`right(lower(value), ${length}::int) = any(${[...texts]}::text[])`),
    ...shapes.map(({ pattern }) => sql`lower(value) ~ ${pattern}`),
  ];
}
