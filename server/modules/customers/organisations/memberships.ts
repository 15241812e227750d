import { type Db, sql, type Tx } from '../../../db/index.ts';
import { displayName } from '../display-name.ts';
import type { CustomerRow } from '../list-customers.ts';

const TRUST = ['claimed', 'verified', 'person'] as const;

/** What counts of all that was said of one customer and one organisation. */
export type Membership = {
  customer: { id: string; display_name: string };
  /** How far it is believed: anybody said so, a source with a secret key, a person of the team. */
  trust: (typeof TRUST)[number];
  said_by: string;
  first_at: Date;
  last_at: Date;
};

type Latest = { customer_id: string; trust: number; said_by: string; first_at: Date; last_at: Date };
export type MemberRow = Latest & CustomerRow;

export const trustWord = (trust: number): Membership['trust'] => TRUST[trust]!;

/**
 * Of each customer on the other side what is believed most and was said last; whoever left is left out. `mine` and
 * `theirs` are the two columns of profiles.
 */
export function latest(mine: 'profile_id' | 'organisation_profile_id', profile_ids: string[]) {
  const theirs = mine === 'profile_id' ? 'organisation_profile_id' : 'profile_id';
  return sql`(
    select customer_id, trust, said_by, first_at, last_at from (
      select distinct on (profiles.customer_id) profiles.customer_id, trust, said_by, belongs, last_at,
        min(first_at) over (partition by profiles.customer_id) as first_at
      from memberships join profiles on profiles.id = memberships.${sql.ref(theirs)}
      where memberships.${sql.ref(mine)} = any(${profile_ids}::uuid[])
      order by profiles.customer_id, trust desc, last_at desc, memberships.organisation_profile_id
    ) said where belongs
  )`;
}

/** The organisations that the customer of these profiles belongs to, in the order of their names. */
export async function organisationsOf(db: Db | Tx, profile_ids: string[]): Promise<Membership[]> {
  const { rows } = await sql<MemberRow>`
    select customers.id, kind, name, email, phone, created_at, latest.* from ${latest('profile_id', profile_ids)} latest
    join customers on customers.id = latest.customer_id
    order by called, id`.execute(db);
  return rows.map((row) => ({
    customer: { id: row.id, display_name: displayName(row) },
    trust: trustWord(row.trust),
    said_by: row.said_by,
    first_at: row.first_at,
    last_at: row.last_at,
  }));
}

export async function countMembers(db: Db | Tx, profile_ids: string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from ${latest('organisation_profile_id', profile_ids)} latest`.execute(db);
  return rows[0]!.count;
}

/** Every single thing that was said, by whom, for whoever wants to have all that is stored of them. */
export async function saidMemberships(db: Db, profile_ids: string[]) {
  const { rows } = await sql<{
    profile_id: string;
    organisation_profile_id: string;
    organisation: string | null;
    trust: number;
    belongs: boolean;
    first_at: Date;
    last_at: Date;
    source_id: string | null;
    said_by: string;
  }>`
    select memberships.*, coalesce(customers.name, customers.email, customers.phone) as organisation
    from memberships join profiles on profiles.id = memberships.organisation_profile_id
    join customers on customers.id = profiles.customer_id
    where memberships.profile_id = any(${profile_ids}::uuid[])
    order by first_at, organisation_profile_id, trust`.execute(db);
  return rows.map((row) => ({ ...row, trust: trustWord(row.trust) }));
}
