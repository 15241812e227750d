import type { Actor } from '../../../auth/actor.ts';
import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import { publish } from '../../../live/index.ts';

/** A person asks for one more round of tries: of a delivery that failed, or at once of one that waits. */
export async function retryDelivery(
  tx: Tx,
  _actor: Actor,
  input: { id: string },
): Promise<{ id: string; case_id: string | null }> {
  const { rows } = await sql<{ id: string; case_id: string | null }>`
    update deliveries set state = 'queued', attempts = 0, next_try_at = now()
    where id = ${input.id} and state in ('failed', 'queued')
    returning id, case_id`.execute(tx);
  const retried = rows[0];
  if (!retried) {
    const known = await sql`select 1 from deliveries where id = ${input.id}`.execute(tx);
    if (known.rows.length === 0) throw new Refusal('delivery_not_found', 404, 'No delivery with this id.');
    throw new Refusal('delivery_not_failed', 409, 'This delivery is on its way or was sent already.');
  }
  await publish(tx, 'delivery', retried.id);
  if (retried.case_id) await publish(tx, 'case', retried.case_id);
  return retried;
}
