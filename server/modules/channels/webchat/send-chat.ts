import type { Kit } from '../../../kit.ts';
import { publish } from '../../../live/index.ts';
import { type Delivery, NotSent, type OpenAccount } from '../types.ts';
import { insertMessage, messageByDelivery } from './messages.ts';
import { lockSession, nextSeq } from './sessions.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Puts an answer into the visitor's session. Once for each delivery, however often it is tried. */
export async function sendChat(kit: Kit, account: OpenAccount, delivery: Delivery) {
  const session_id = delivery.payload.thread_key ?? delivery.to_address;
  if (!UUID.test(session_id)) throw new NotSent('permanent', `"${session_id}" is not a chat session.`);
  const seq = await kit.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, session_id))) {
      throw new NotSent('permanent', 'The chat session no longer exists.');
    }
    const known = await messageByDelivery(tx, session_id, delivery.id);
    if (known) return known.seq;
    const next = (await nextSeq(tx, session_id))!;
    await insertMessage(tx, {
      session_id,
      seq: next,
      direction: 'out',
      text: delivery.payload.text,
      author_name: delivery.payload.author_name ?? account.name,
      client_id: null,
      delivery_id: delivery.id,
    });
    await publish(tx, 'chat', session_id);
    return next;
  });
  return { receipt: `message ${seq} of chat ${session_id}` };
}
