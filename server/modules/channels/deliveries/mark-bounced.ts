import { sql, type Tx } from '../../../db/index.ts';
import type { Delivery } from '../types.ts';
import { deliveryColumns, recordOutcome } from './outcome.ts';

/** A mail that the first server took came back from a later one: what was sent has failed after all. */
export async function markBounced(tx: Tx, external_id: string, reason: string): Promise<void> {
  const { rows } = await sql<Delivery>`
    update deliveries set state = 'failed', error = ${`It came back: ${reason}`}
    where external_id = ${external_id} and state = 'sent'
    returning ${deliveryColumns}`.execute(tx);
  for (const delivery of rows) await recordOutcome(tx, delivery, `It came back: ${reason}`);
}
