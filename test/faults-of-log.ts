import { type Db, sql } from '../server/db/index.ts';

// What must hold of the log once all is quiet, whatever happened to those who wrote and read it. Each query counts what
// is wrong.
const FAULTS = {
  'interactions without exactly one effect': sql`
    select 1 from interactions interaction
    left join lateral (select count(*) as effects from effects where interaction_id = interaction.id) noted on true
    where noted.effects <> 1`,
  'effects of what is not on the log': sql`
    select 1 from effects where not exists (select from interactions where id = effects.interaction_id)`,
  'effects that came before an earlier one of the same profile': sql`
    select 1 from (
      select place, max(place) over (partition by interaction.profile_id
        order by batch.xid, batch.id, interaction.id rows between unbounded preceding and 1 preceding) as latest_before
      from effects
      join interactions interaction on interaction.id = effects.interaction_id
      join log_batches batch on batch.id = interaction.batch_id
    ) ordered where place < latest_before`,
  'batches whose size is not what they hold': sql`
    select 1 from log_batches batch
    full join (select batch_id, count(*) as rows from interactions group by 1) held on held.batch_id = batch.id
    where held.rows is distinct from batch.size`,
  'parked interactions': sql`select 1 from parked_interactions`,
  'buckets that are not at the end of the log, or failed': sql`
    select 1 from reactor_positions
    where failures > 0 or retry_at is not null
      or (xid, batch_id) <> (select xid, id from log_batches order by xid desc, id desc limit 1)`,
  'reactors without a position for each of 64 buckets': sql`
    select 1 from reactor_positions group by reactor having count(*) <> 64`,
};

/** What is wrong, in words with how often; empty when all is well. The table `effects` is that of note-effects.ts. */
export async function faultsOfLog(db: Db): Promise<string[]> {
  await sql`create index if not exists effects_of on effects (interaction_id)`.execute(db);
  const found: string[] = [];
  for (const [name, query] of Object.entries(FAULTS)) {
    const { rows } = await sql<{ count: number }>`select count(*) from (${query}) as fault`.execute(db);
    if (rows[0]!.count > 0) found.push(`${rows[0]!.count} ${name}`);
  }
  return found;
}
