import { type Db, sql } from '../../../db/index.ts';

// A timeline reads each profile by itself: of an organisation with thousands of members those who were seen there last.
const MOST = 200;

/** The profiles of who belongs to an organisation, for its timeline; of very many those of whom it was said last. */
export async function membersProfiles(db: Db, organisation_profiles: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with said as (
      select distinct on (profiles.customer_id) profiles.customer_id, belongs, last_at
      from memberships join profiles on profiles.id = memberships.profile_id
      where organisation_profile_id = any(${organisation_profiles}::uuid[])
      order by profiles.customer_id, trust desc, last_at desc
    ), member as (
      select customer_id, last_at from said where belongs order by last_at desc limit ${MOST}
    )
    select profiles.id from member join profiles on profiles.customer_id = member.customer_id
    order by member.last_at desc, profiles.id limit ${MOST}`.execute(db);
  return rows.map(({ id }) => id);
}
