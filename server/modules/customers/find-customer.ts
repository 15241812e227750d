import { type Db, sql, type Tx } from '../../db/index.ts';
import { displayName } from './display-name.ts';
import { goneOrUnknown } from './erase/gone-or-unknown.ts';
import { lastSeen } from './last-seen.ts';
import type { CustomerRow } from './list-customers.ts';
import { countMembers, organisationsOf } from './organisations/memberships.ts';
import { currentCustomerId, profilesOfCustomer } from './queries.ts';
import { suggestionsOf } from './suggestions/suggestions-of.ts';
import { traitsOf } from './traits/traits-of.ts';

type ProfileRow = {
  id: string;
  anonymous: boolean;
  created_at: Date;
  identities: { kind: string; value: string; verified: boolean; evidence: string; created_at: Date }[];
};

type LinkRow = {
  id: string;
  profile_a: string;
  profile_b: string;
  strength: 'claimed' | 'verified' | 'person';
  evidence: string;
  actor: string;
  created_at: Date;
  undone_at: Date | null;
  undone_by: string | null;
};

/** Everything that is known of one customer but the timeline. Of one who was merged away: who they are now. */
export async function findCustomer(db: Db, asked_id: string) {
  const id = await currentCustomerId(db, asked_id);
  const customer = id && (await customerRow(db, id));
  if (!customer) throw await goneOrUnknown(db, asked_id);
  const profile_ids = await profilesOfCustomer(db, id);
  const organisation = customer.kind === 'organisation';
  const [seen, organisations, member_count, known, profiles, links, suggestions] = await Promise.all([
    lastSeen(db, [id]),
    organisation ? [] : organisationsOf(db, profile_ids),
    organisation ? countMembers(db, profile_ids) : null,
    traitsOf(db, profile_ids),
    profileRows(db, profile_ids),
    linkRows(db, profile_ids),
    suggestionsOf(db, profile_ids),
  ]);
  return {
    ...customer,
    display_name: displayName(customer),
    last_seen_at: seen.get(id) ?? null,
    organisations,
    member_count,
    ...known,
    profiles,
    links,
    suggestions,
  };
}

export async function customerRow(db: Db | Tx, id: string): Promise<CustomerRow | undefined> {
  const { rows } = await sql<CustomerRow>`
    select id, kind, name, email, phone, created_at from customers where id = ${id}`.execute(db);
  return rows[0];
}

async function profileRows(db: Db, profile_ids: string[]): Promise<ProfileRow[]> {
  const { rows: profiles } = await sql<Omit<ProfileRow, 'identities'>>`
    select id, anonymous, created_at from profiles where id = any(${profile_ids}::uuid[]) order by id`.execute(
    db,
  );
  const { rows: identities } = await sql<ProfileRow['identities'][number] & { profile_id: string }>`
    select profile_id, kind, value, verified, evidence, created_at from identities
    where profile_id = any(${profile_ids}::uuid[]) order by created_at, kind, value`.execute(db);
  const byProfile = Map.groupBy(identities, ({ profile_id }) => profile_id);
  return profiles.map((profile) => ({ ...profile, identities: byProfile.get(profile.id) ?? [] }));
}

async function linkRows(db: Db, profile_ids: string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select id, profile_a, profile_b, strength, evidence, actor, created_at, undone_at, undone_by from profile_links
    where profile_a = any(${profile_ids}::uuid[]) or profile_b = any(${profile_ids}::uuid[])
    order by created_at desc, id desc
    limit 500`.execute(db);
  return rows;
}
