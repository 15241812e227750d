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
  /** In the direction of reading: nothing beyond it. */
  end?: TimelinePlace;
  types?: string[];
  channels?: string[];
  case_id?: string;
  limit: number;
};

/**
 * A customer's interactions, newest first (oldest first with `after`). The places of each profile are read from its own
 * part of the index alone and merged; only then the rows that are on the page are read. Each row lies in a block by
 * itself, which may have to come from the disk, so that of 20 profiles 51 are read and not 1,020 (measured: 58 blocks a
 * page and not 1,135). Prepared, as planning it for all partitions takes as long as reading it.
 */
export async function readTimeline(db: Db | Tx, query: TimelineQuery): Promise<Interaction[]> {
  const order = orderOf(query);
  const limit = unseen(query.limit, 'int');
  const { rows } = await sql<Interaction>`/* prepared */
    select part.* from (
      select place.* from unnest(${unseen(query.profile_ids, 'uuid[]')}) as profile(id)
      cross join lateral (
        select profile_id, occurred_at, id, received_at from interactions
        where profile_id = profile.id ${range(query)} ${filter(query)}
        order by ${order} limit ${limit}
      ) place
      order by ${order} limit ${limit}
    ) place
    cross join lateral (${rowAtPlace}) part
    order by ${order}`.execute(db);
  return rows;
}

// By received_at it is looked for in one partition. `id = place.id` would say the same, but a plan made while a partition
// was empty would then scan it from end to end, and be kept while it fills; only an order holds it to the index.
const rowAtPlace = sql`
  select * from interactions
  where profile_id = place.profile_id and received_at = place.received_at and occurred_at = place.occurred_at
    and id >= place.id
  order by id limit ${unseen(1, 'int')}`;

/** Of so many interactions a filtered page looks at most: what one page costs has a bound, however rare its kind. */
const LOOKED_AT = 2_000;
const LEAST_OF_A_PROFILE = 100;

/** `reached`: how far was looked, when that was not far enough for a full page and there is more to look at. */
export type FilteredPage = { items: Interaction[]; reached: TimelinePlace | null };

/** As readTimeline, for rare kinds on long timelines: looks at so many interactions and no further, and says how far. */
export async function lookAlongTimeline(db: Db | Tx, query: TimelineQuery): Promise<FilteredPage> {
  const end = await endOfLook(db, query);
  const items = await readTimeline(db, end ? { ...query, end } : query);
  return { items, reached: items.length < query.limit && end ? end : null };
}

/**
 * The first place at which one of the profiles has been looked at for its share; undefined when none has so many. What
 * others leave of theirs goes to those that have more: one busy profile among 19 quiet ones is looked at as if alone.
 */
async function endOfLook(
  db: Db | Tx,
  query: TimelineQuery,
  sharing = query.profile_ids.length,
): Promise<TimelinePlace | undefined> {
  const order = orderOf(query);
  const share = shareOf(sharing);
  const { rows } = await sql<TimelinePlace>`/* prepared */
    select place.* from unnest(${unseen(query.profile_ids, 'uuid[]')}) as profile(id)
    cross join lateral (
      select occurred_at, id from interactions where profile_id = profile.id ${range(query)}
      order by ${order} offset ${unseen(share - 1, 'int')} limit ${unseen(1, 'int')}
    ) place
    order by ${order}`.execute(db);
  const worth_it = rows.length > 0 && shareOf(rows.length) >= 2 * share;
  return worth_it ? endOfLook(db, query, rows.length) : rows[0];
}

const shareOf = (sharing: number) => Math.max(LEAST_OF_A_PROFILE, Math.floor(LOOKED_AT / sharing));

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

/**
 * A value that the planner cannot see, so that there is one plan for all values, and it is kept. It would else plan for
 * the number of profiles, find that cheaper for one than the plan for any number, and plan anew for each page (measured).
 * A limit that it cannot see makes it expect to read a part only, and so in the order of the index. By a number it would
 * take every profile for an average one and, where that has less, sort all 100,000 of a busy one (measured: 6.7 s).
 */
function unseen(value: unknown, type: 'int' | 'uuid' | 'uuid[]' | 'text[]' | 'timestamptz') {
  return sql`(select ${value}::${sql.raw(type)})`;
}

const orderOf = ({ after }: TimelineQuery) =>
  after ? sql`occurred_at asc, id asc` : sql`occurred_at desc, id desc`;

function range({ before, after, upto, end }: TimelineQuery) {
  return sql`
    ${before ? sql`and (occurred_at, id) < ${placed(before)}` : sql``}
    ${after ? sql`and (occurred_at, id) > ${placed(after)}` : sql``}
    ${upto ? sql`and (occurred_at, id) <= ${placed(upto)}` : sql``}
    ${end ? sql`and (occurred_at, id) ${after ? sql`<=` : sql`>=`} ${placed(end)}` : sql``}`;
}

const placed = ({ occurred_at, id }: TimelinePlace) =>
  sql`(${unseen(occurred_at, 'timestamptz')}, ${unseen(id, 'uuid')})`;

function filter({ types, channels, case_id }: TimelineQuery) {
  return sql`
    ${types ? sql`and type = any(${unseen(types, 'text[]')}::text[])` : sql``}
    ${channels ? sql`and channel = any(${unseen(channels, 'text[]')}::text[])` : sql``}
    ${case_id ? sql`and case_id = ${unseen(case_id, 'uuid')}` : sql``}`;
}
