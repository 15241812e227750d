import { type Db, sql } from '../db/index.ts';

export type ReactorLag = { reactor: string; seconds: number; waiting: number };

/** How far each reactor's slowest bucket is behind: the age of the oldest batch it has not passed, 0 when caught up. */
export async function reactorLags(db: Db): Promise<ReactorLag[]> {
  const { rows } = await sql<ReactorLag>`
    with place as (
      select distinct on (reactor) reactor, xid, batch_id, interaction_id from reactor_positions
      order by reactor, xid, batch_id, interaction_id
    )
    select place.reactor, coalesce(sum(batch.size), 0)::int as waiting,
      coalesce(extract(epoch from now() - min(batch.received_at)), 0)::float as seconds
    from place left join log_batches batch on (batch.xid, batch.id) > (place.xid, place.batch_id)
      or (batch.xid, batch.id) = (place.xid, place.batch_id)
        and place.interaction_id <> 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    group by place.reactor order by place.reactor`.execute(db);
  return rows;
}
