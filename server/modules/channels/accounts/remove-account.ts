import { type Actor, audit } from '../../../auth/index.ts';
import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import { publish } from '../../../live/index.ts';
import { deliveryColumns, recordOutcome } from '../deliveries/outcome.ts';
import type { Delivery } from '../types.ts';

const GONE = 'The account it was to be sent with was removed.';

/** Closes an account for good. Its messages stay; its secrets do not; what waits to be sent with it has failed. */
export async function removeAccount(tx: Tx, actor: Actor, input: { id: string }): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    update channel_accounts set deleted_at = now(), enabled = false, secrets = null, inbound_token_hash = null,
      updated_at = clock_timestamp()
    where id = ${input.id} and deleted_at is null returning name`.execute(tx);
  const removed = rows[0];
  if (!removed) throw new Refusal('account_not_found', 404, 'No channel account with this id.');
  const unsent = await sql<Delivery>`
    update deliveries set state = 'failed', error = ${GONE}
    where account_id = ${input.id} and state = 'queued' returning ${deliveryColumns}`.execute(tx);
  for (const delivery of unsent.rows) await recordOutcome(tx, delivery, GONE);
  await audit(tx, actor, 'channel_account.removed', `channel_account:${input.id}`, { name: removed.name });
  await publish(tx, 'account', input.id);
}
