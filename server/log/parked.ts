import { type Actor, actorText } from '../auth/actor.ts';
import { type Db, newId, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { publish } from '../live/index.ts';
import { errorOf } from './attempt.ts';
import type { Interaction } from './interaction.ts';
import type { Reactor } from './reactor.ts';

export type ParkedInteraction = {
  id: string;
  reactor: string;
  profile_id: string;
  interaction_id: string;
  interaction_type: string;
  occurred_at: Date;
  received_at: Date;
  error: string;
  attempts: number;
  parked_at: Date;
};

/** Sets an interaction aside for a person, so that its bucket can go on. */
export async function park(
  tx: Tx,
  reactor: string,
  interaction: Interaction,
  error: Error,
  attempts: number,
): Promise<void> {
  await sql`
    insert into parked_interactions (id, reactor, profile_id, interaction_id, interaction_type, occurred_at,
      received_at, error, attempts)
    values (${newId()}, ${reactor}, ${interaction.profile_id}, ${interaction.id}, ${interaction.type},
      ${interaction.occurred_at}, ${interaction.received_at}, ${error.message}, ${attempts})
    on conflict (reactor, interaction_id) do update
      set error = excluded.error, attempts = excluded.attempts, parked_at = now(), replayed_at = null`.execute(
    tx,
  );
  await publish(tx, 'parked', '');
}

/** Parked interactions that nobody has replayed yet, the newest first. */
export async function listParked(db: Db, limit: number): Promise<ParkedInteraction[]> {
  const { rows } = await sql<ParkedInteraction>`
    select id, reactor, profile_id, interaction_id, interaction_type, occurred_at, received_at, error, attempts,
      parked_at
    from parked_interactions where replayed_at is null order by parked_at desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Gives a parked interaction to its reactor again. It takes effect after whatever came later for the same profile:
 * a person decides that this is right. When it fails again it stays parked, with the new error.
 */
export async function replayParked(db: Db, reactors: Reactor[], id: string, actor: Actor): Promise<void> {
  const error = await db.transaction().execute(async (tx) => {
    const parked = await lockParked(tx, id);
    const reactor = reactors.find(({ name }) => name === parked.reactor);
    if (!reactor)
      throw new Refusal('reactor_unknown', 409, `This release has no reactor named ${parked.reactor}.`);
    const failure = await errorOf(tx, reactor, [await interactionOf(tx, parked)]);
    await (failure ? keepParked(tx, id, failure) : markReplayed(tx, id, actor));
    await publish(tx, 'parked', id);
    return failure;
  });
  if (error) throw new Refusal('replay_failed', 422, `It failed again: ${error.message}`);
}

async function lockParked(tx: Tx, id: string): Promise<ParkedInteraction> {
  const { rows } = await sql<ParkedInteraction>`
    select * from parked_interactions where id = ${id} and replayed_at is null for update`.execute(tx);
  if (!rows[0]) throw new Refusal('parked_not_found', 404, 'It is not parked any more.');
  return rows[0];
}

async function interactionOf(tx: Tx, parked: ParkedInteraction): Promise<Interaction> {
  const { rows } = await sql<Interaction>`
    select * from interactions
    where profile_id = ${parked.profile_id} and id = ${parked.interaction_id}
      and received_at >= ${new Date(parked.received_at.getTime())}
      and received_at < ${new Date(parked.received_at.getTime() + 1)}`.execute(tx);
  if (!rows[0]) throw new Refusal('interaction_gone', 410, 'The interaction is not on the log any more.');
  return rows[0];
}

async function keepParked(tx: Tx, id: string, error: Error): Promise<void> {
  await sql`
    update parked_interactions set error = ${error.message}, attempts = attempts + 1 where id = ${id}`.execute(
    tx,
  );
}

async function markReplayed(tx: Tx, id: string, actor: Actor): Promise<void> {
  await sql`
    update parked_interactions set replayed_at = now(), replayed_by = ${actorText(actor)} where id = ${id}`.execute(
    tx,
  );
}
