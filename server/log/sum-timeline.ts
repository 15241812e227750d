import { type Db, sql, type Tx } from '../db/index.ts';

export type TimelineSum = { month: string; type: string; channel: string | null; count: number };

/** A customer with more than this is no person; whoever looks at it must not hold the database up. */
export const SUMMED_AT_MOST = 200_000;

/**
 * How many interactions of each type and channel there are in each month ("2026-03") of the reader's time zone, of
 * SUMMED_AT_MOST interactions at most. Reads all of them: about 1 ms for a thousand, so it is for one customer only.
 */
export async function sumTimeline(
  db: Db | Tx,
  query: { profile_ids: string[]; time_zone: string },
): Promise<TimelineSum[]> {
  const { rows } = await sql<TimelineSum>`
    select to_char(month, 'YYYY-MM') as month, type, channel, count from (
      select date_trunc('month', occurred_at at time zone ${query.time_zone}) as month, type, channel,
        count(*)::int as count
      from (
        select occurred_at, type, channel from interactions
        where profile_id = any(${query.profile_ids}::uuid[]) limit ${SUMMED_AT_MOST}
      ) as counted
      group by 1, 2, 3
    ) sums
    order by month desc`.execute(db);
  return rows;
}
