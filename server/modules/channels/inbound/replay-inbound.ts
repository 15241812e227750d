import { type Actor, audit } from '../../../auth/index.ts';
import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import { publish } from '../../../live/index.ts';

/** Has another go at what failed, or at what was left out. */
export async function replayInbound(tx: Tx, actor: Actor, input: { id: string }): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    select state from raw_inbound where id = ${input.id} for update`.execute(tx);
  if (!rows[0]) throw new Refusal('inbound_not_found', 404, 'Nothing came in under this id.');
  if (rows[0].state === 'understood') {
    throw new Refusal('inbound_understood', 409, 'This is on a case already; there is nothing to try again.');
  }
  if (rows[0].state === 'erased') {
    throw new Refusal('inbound_erased', 410, 'This was from somebody who was erased. Nothing of it is kept.');
  }
  await sql`
    update raw_inbound set state = 'new', attempts = 0, error = null, next_try_at = now(), settled_at = null
    where id = ${input.id}`.execute(tx);
  await audit(tx, actor, 'inbound.replayed', `inbound:${input.id}`);
  await publish(tx, 'inbound', input.id);
  await publish(tx, 'parked', input.id);
}
