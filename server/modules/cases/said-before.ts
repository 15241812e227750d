import type { Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import type { Message } from './case.ts';
import { messageByKey } from './queries/messages.ts';

type Saying = { case_id: string; text: string; idempotency_key?: string | undefined };

/** What was said in this case under the same idempotency key. Another text under it is a mistake of the caller. */
export async function saidBefore(
  tx: Tx,
  { case_id, text, idempotency_key }: Saying,
): Promise<Message | undefined> {
  const said = idempotency_key ? await messageByKey(tx, case_id, idempotency_key) : undefined;
  if (said && said.text !== text) {
    throw new Refusal(
      'idempotency_key_reused',
      422,
      'This Idempotency-Key was used for another text before.',
    );
  }
  return said;
}
