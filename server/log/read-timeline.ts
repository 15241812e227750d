import { type Db, sql, type Tx } from '../db/index.ts';
import type { Interaction } from './interaction.ts';

/** A place on a timeline. */
export type TimelinePlace = { occurred_at: Date; id: string };

export type TimelineQuery = {
  profile_ids: string[];
  /** Only what stands before (older than) this place, or after it, or before it and the place itself. */
  before?: TimelinePlace;
  after?: TimelinePlace;
  upto?: TimelinePlace;
  types?: string[];
  channels?: string[];
  case_id?: string;
  limit: number;
};

/**
 * A customer's interactions, newest first (oldest first with `after`). Each profile is read by its own index scan
 * and the scans are merged, so that a page costs the same however long the timeline is. Prepared, as planning it for
 * all partitions takes longer than reading it.
 */
export async function readTimeline(db: Db | Tx, query: TimelineQuery): Promise<Interaction[]> {
  const order = orderOf(query);
  const { rows } = await sql<Interaction>`/* prepared */
    select part.* from unnest(${query.profile_ids}::uuid[]) as profile(id)
    cross join lateral (
      select * from interactions
      where profile_id = profile.id ${range(query)} ${filter(query)}
      order by ${order} limit ${inOrder(query.limit)}
    ) part
    order by ${order}
    limit ${query.limit}`.execute(db);
  return rows;
}

/** Of so many interactions a filtered page looks at most: what one page costs has a bound, however rare its kind. */
const LOOKED_AT = 2_000;
const LEAST_OF_A_PROFILE = 200;

/** `reached`: how far was looked, when that was not far enough for a full page and there is more to look at. */
export type FilteredPage = { items: Interaction[]; reached: TimelinePlace | null };

/**
 * As readTimeline, for rare kinds on long timelines: looks at so many interactions and no further, and says how far
 * it came. The last one looked at of each profile comes along, whether it fits or not: that is how far.
 */
export async function lookAlongTimeline(db: Db | Tx, query: TimelineQuery): Promise<FilteredPage> {
  const order = orderOf(query);
  const { profile_ids, limit } = query;
  const most = Math.max(LEAST_OF_A_PROFILE, limit, Math.floor(LOOKED_AT / profile_ids.length));
  const { rows } = await sql<Interaction & { nth: number; fits: boolean }>`/* prepared */
    select part.* from unnest(${profile_ids}::uuid[]) as profile(id)
    cross join lateral (
      select * from (
        select *, (row_number() over (order by ${order}))::int as nth, (true ${filter(query)}) is true as fits
        from (
          select * from interactions where profile_id = profile.id ${range(query)} order by ${order} limit ${inOrder(most)}
        ) as read
      ) as looked
      where fits or nth = ${most}
      order by ${order} limit ${limit + 1}
    ) part
    order by ${order}
    limit ${limit + profile_ids.length}`.execute(db);
  // Beyond the first profile that was not looked at to its end, another's may be missing.
  const end = rows.findIndex(({ nth }) => nth === most);
  const sure = end < 0 ? rows : rows.slice(0, end + 1);
  const items = sure
    .filter(({ fits }) => fits)
    .slice(0, limit)
    .map(({ nth: _, fits: __, ...interaction }) => interaction);
  const last = rows[end];
  return { items, reached: items.length < limit && last ? last : null };
}

/** Where an interaction stands; undefined when it is none of these profiles'. */
export async function placeOf(
  db: Db | Tx,
  profile_ids: string[],
  interaction_id: string,
): Promise<TimelinePlace | undefined> {
  const { rows } = await sql<TimelinePlace>`
    select occurred_at, id from interactions
    where profile_id = any(${profile_ids}::uuid[]) and id = ${interaction_id}::uuid limit 1`.execute(db);
  return rows[0];
}

// A limit that the planner cannot see makes it expect to read a part only, and so in the order of the index. By a number
// it would take every profile for an average one and, where that has less, sort all 100,000 of a busy one (measured:
// 6.7 s for a page).
const inOrder = (limit: number) => sql`(select ${limit}::int)`;

const orderOf = ({ after }: TimelineQuery) =>
  after ? sql`occurred_at asc, id asc` : sql`occurred_at desc, id desc`;

function range({ before, after, upto }: TimelineQuery) {
  return sql`
    ${before ? sql`and (occurred_at, id) < (${before.occurred_at}, ${before.id}::uuid)` : sql``}
    ${after ? sql`and (occurred_at, id) > (${after.occurred_at}, ${after.id}::uuid)` : sql``}
    ${upto ? sql`and (occurred_at, id) <= (${upto.occurred_at}, ${upto.id}::uuid)` : sql``}`;
}

function filter({ types, channels, case_id }: TimelineQuery) {
  return sql`
    ${types ? sql`and type = any(${types})` : sql``}
    ${channels ? sql`and channel = any(${channels})` : sql``}
    ${case_id ? sql`and case_id = ${case_id}` : sql``}`;
}
