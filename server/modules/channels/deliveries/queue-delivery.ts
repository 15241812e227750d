import { newId, sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import { publish } from '../../../live/index.ts';
import { accountsById } from '../accounts/accounts.ts';
import { channelNamed } from '../registry.ts';
import type { DeliveryPayload } from '../types.ts';

export type NewDelivery = {
  account_id: string;
  profile_id: string;
  message_id?: string | null;
  case_id?: string | null;
  /** Where it goes: a mail address, a chat session's id. */
  to_address: string;
  /** The same key for the same profile is queued once, however often it is asked for. */
  idempotency_key: string;
  payload: Partial<DeliveryPayload> & { text: string };
};

/**
 * Puts one message to one person into the send ledger; it goes out once the transaction commits. `external_id`
 * is what the channel will call it (for mail our own random Message-ID), known before the first try.
 */
export async function queueDelivery(
  tx: Tx,
  delivery: NewDelivery,
): Promise<{ id: string; external_id: string }> {
  const account = (await accountsById(tx, [delivery.account_id])).get(delivery.account_id);
  if (!account) throw new Refusal('account_not_found', 404, 'No channel account with this id.');
  if (!account.enabled) {
    throw new Refusal(
      'account_off',
      422,
      `The account "${account.name}" is switched off, so nothing can be sent with it.`,
    );
  }
  const id = newId();
  const external_id = channelNamed(account.channel).externalId(account, id);
  const { rows } = await sql<{ id: string; external_id: string }>`
    insert into deliveries (profile_id, id, account_id, channel, message_id, case_id, to_address, payload,
      external_id, idempotency_key)
    values (${delivery.profile_id}, ${id}, ${account.id}, ${account.channel}, ${delivery.message_id ?? null},
      ${delivery.case_id ?? null}, ${delivery.to_address}, ${JSON.stringify(whole(delivery.payload))}::jsonb,
      ${external_id}, ${delivery.idempotency_key})
    on conflict (profile_id, idempotency_key) do nothing
    returning id, external_id`.execute(tx);
  const queued = rows[0];
  if (!queued) return alreadyQueued(tx, delivery);
  await publish(tx, 'delivery', id);
  return queued;
}

async function alreadyQueued(tx: Tx, delivery: NewDelivery) {
  const { rows } = await sql<{ id: string; external_id: string }>`
    select id, external_id from deliveries
    where profile_id = ${delivery.profile_id} and idempotency_key = ${delivery.idempotency_key}`.execute(tx);
  return rows[0]!;
}

function whole(payload: NewDelivery['payload']): DeliveryPayload {
  return {
    subject: null,
    html: null,
    author_name: null,
    attachments: [],
    in_reply_to: null,
    references: [],
    thread_key: null,
    ...payload,
  };
}
