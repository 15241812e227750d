import { type Db, sql } from '../db/index.ts';

export type ReactorLag = { reactor: string; seconds: number; waiting: number };

/** How far each reactor's slowest bucket is behind: the age of the oldest batch it has not passed, 0 when caught up. */
export async function reactorLags(db: Db): Promise<ReactorLag[]> {
  const { rows } = await sql<ReactorLag>`
    with place as (
      select distinct on (reactor) reactor, xid, batch_id, interaction_id from reactor_positions
      order by reactor, xid, batch_id, interaction_id
    )
    select place.reactor, coalesce(ahead.waiting, 0)::int as waiting, coalesce(ahead.seconds, 0)::float as seconds
    from place cross join lateral (
      select sum(size) as waiting, extract(epoch from now() - min(received_at)) as seconds
      from log_batches
      where (xid, id) >= (place.xid, place.batch_id)
        and ((xid, id) <> (place.xid, place.batch_id)
          or place.interaction_id <> 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    ) ahead
    order by place.reactor`.execute(db);
  return rows;
}
