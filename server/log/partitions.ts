import { type Db, sql } from '../db/index.ts';

const MONTHS_AHEAD = 3;

/** Makes the partitions of this month and the next three. At every start and daily by a job. */
export async function keepPartitions(db: Db): Promise<void> {
  await sql`
    select make_interactions_partition(now() + make_interval(months => ahead))
    from generate_series(0, ${MONTHS_AHEAD}) as ahead`.execute(db);
}
