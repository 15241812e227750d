import { sql, type Tx } from '../../../db/index.ts';
import { publish } from '../../../live/index.ts';
import { record } from '../../../log/index.ts';
import type { Delivery } from '../types.ts';

export const deliveryColumns = sql.raw(
  `id, profile_id, account_id, channel, message_id, case_id, to_address, payload, external_id, attempts`,
);

/** Puts on the log that a delivery was sent or, with what was said, that it failed for good. */
export async function recordOutcome(tx: Tx, delivery: Delivery, error: string | null): Promise<void> {
  await record(tx, [
    {
      profile_id: delivery.profile_id,
      type: error === null ? 'message.sent' : 'message.failed',
      channel: delivery.channel,
      direction: 'out',
      ...(delivery.case_id ? { case_id: delivery.case_id } : {}),
      actor: 'system:delivery',
      properties: {
        message_id: delivery.message_id,
        delivery_id: delivery.id,
        ...(error === null ? {} : { error }),
      },
    },
  ]);
  await showCase(tx, delivery);
}

/** Tells those who look at the case that its delivery stands otherwise now. */
export async function showCase(tx: Tx, delivery: Delivery): Promise<void> {
  if (delivery.case_id) await publish(tx, 'case', delivery.case_id);
}
