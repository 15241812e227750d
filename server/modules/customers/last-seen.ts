import { type Db, sql } from '../../db/index.ts';

/**
 * When each of these customers last did something themselves: what we wrote to them or changed about them is left
 * out. Reads the end of each profile's timeline by its index, so it is for the rows of a page and not for all.
 */
export async function lastSeen(db: Db, customer_ids: string[]): Promise<Map<string, Date>> {
  if (customer_ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; last_seen_at: Date }>`
    select profiles.customer_id as id, max(last.occurred_at) as last_seen_at
    from profiles
    cross join lateral (
      select occurred_at from interactions
      where profile_id = profiles.id and direction is distinct from 'out'
        and actor not like 'team_member:%' and actor not like 'system:%'
      order by occurred_at desc limit 1
    ) last
    where profiles.customer_id = any(${customer_ids}::uuid[])
    group by profiles.customer_id`.execute(db);
  return new Map(rows.map(({ id, last_seen_at }) => [id, last_seen_at]));
}
