import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, sql } from '../server/db/index.ts';
import type { Reactor } from '../server/log/index.ts';

/** A table without unique keys, so that a second effect of one interaction would show. */
export async function makeEffectsTable(db: Db): Promise<void> {
  await sql`
    create table effects (place bigint generated always as identity, interaction_id uuid, profile_id uuid,
      number int, worker text)`.execute(db);
}

/** Notes each interaction with its `number`; waits so many ms within the transaction, to be caught in the act. */
export const noteEffects = (worker: string, wait_ms = 0): Reactor => ({
  name: 'test.note_effects',
  handle: async (tx, interactions) => {
    const rows = interactions.map(({ id, profile_id, properties }) => ({
      id,
      profile_id,
      number: properties.number,
    }));
    await sql`
      insert into effects (interaction_id, profile_id, number, worker)
      select row.id, row.profile_id, row.number, ${worker}
      from json_to_recordset(${JSON.stringify(rows)}::json) as row(id uuid, profile_id uuid, number int)`.execute(
      tx,
    );
    await sleep(wait_ms);
  },
});

export type Effect = { interaction_id: string; profile_id: string; number: number; worker: string };

/** In the order in which they were made. */
export async function effects(db: Db): Promise<Effect[]> {
  const { rows } = await sql<Effect>`
    select interaction_id, profile_id, number, worker from effects order by place`.execute(db);
  return rows;
}
