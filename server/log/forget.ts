import { type Db, sql, type Tx } from '../db/index.ts';
import { publish } from '../live/index.ts';

// A transaction that writes holds up all reactors for as long as it lasts.
const PORTION = 20_000;

/** How much the log holds of these profiles. */
export async function countOfProfiles(db: Db, profile_ids: string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from interactions where profile_id = any(${profile_ids}::uuid[])`.execute(db);
  return rows[0]!.count;
}

/**
 * Takes interactions of these profiles off the log, a portion at a time: the one exception to its being only added to,
 * for somebody who is erased. Batches keep their numbers and sizes, positions stay where they are: what is not there
 * is passed over. Returns how many; call it until there are none.
 */
export async function forgetProfiles(tx: Tx, profile_ids: string[]): Promise<number> {
  const parked = await sql`
    delete from parked_interactions where profile_id = any(${profile_ids}::uuid[])`.execute(tx);
  if (Number(parked.numAffectedRows) > 0) await publish(tx, 'parked', '');
  const { numAffectedRows } = await sql`
    delete from interactions where profile_id = any(${profile_ids}::uuid[])
      and (profile_id, occurred_at, id, received_at) in (
        select profile_id, occurred_at, id, received_at from interactions
        where profile_id = any(${profile_ids}::uuid[]) limit ${PORTION})`.execute(tx);
  return Number(numAffectedRows);
}

/** Takes single interactions off the log: such as speak of somebody who was erased before they were understood. */
export async function forgetInteractions(
  tx: Tx,
  interactions: { profile_id: string; id: string }[],
): Promise<void> {
  if (interactions.length === 0) return;
  await sql`
    delete from interactions using unnest(${interactions.map(({ profile_id }) => profile_id)}::uuid[],
      ${interactions.map(({ id }) => id)}::uuid[]) as late(profile_id, id)
    where interactions.profile_id = late.profile_id and interactions.id = late.id`.execute(tx);
}
