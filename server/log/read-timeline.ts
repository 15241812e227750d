import { type Db, sql, type Tx } from '../db/index.ts';
import type { Interaction } from './interaction.ts';

/** A place on a timeline. */
export type TimelinePlace = { occurred_at: Date; id: string };

export type TimelineQuery = {
  profile_ids: string[];
  /** Only what stands before (older than) this place, or after it. */
  before?: TimelinePlace;
  after?: TimelinePlace;
  types?: string[];
  channels?: string[];
  case_id?: string;
  limit: number;
};

/**
 * A customer's interactions, newest first (oldest first with `after`). Each profile is read by its own index scan
 * and the scans are merged, so that a page costs the same however long the timeline is.
 */
export async function readTimeline(db: Db | Tx, query: TimelineQuery): Promise<Interaction[]> {
  const order = query.after ? sql`occurred_at asc, id asc` : sql`occurred_at desc, id desc`;
  const { rows } = await sql<Interaction>`
    select part.* from unnest(${query.profile_ids}::uuid[]) as profile(id)
    cross join lateral (
      select * from interactions where profile_id = profile.id ${conditions(query)}
      order by ${order} limit ${query.limit}
    ) part
    order by ${order}
    limit ${query.limit}`.execute(db);
  return rows;
}

function conditions(query: TimelineQuery) {
  return sql`
    ${query.before ? sql`and (occurred_at, id) < (${query.before.occurred_at}, ${query.before.id}::uuid)` : sql``}
    ${query.after ? sql`and (occurred_at, id) > (${query.after.occurred_at}, ${query.after.id}::uuid)` : sql``}
    ${query.types ? sql`and type = any(${query.types})` : sql``}
    ${query.channels ? sql`and channel = any(${query.channels})` : sql``}
    ${query.case_id ? sql`and case_id = ${query.case_id}` : sql``}`;
}
