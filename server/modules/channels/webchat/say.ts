import type { Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import { publish } from '../../../live/index.ts';
import { storeRaw } from '../inbound/store-raw.ts';
import { cleanText } from './clean-text.ts';
import { type ChatMessage, insertMessage, messageByClientId } from './messages.ts';
import { type ChatSession, lockSession, nextSeq } from './sessions.ts';

/** What a visitor's message is kept as until it is understood. */
export type RawChatMessage = { session_id: string; client_id: string; seq: number; text: string; at: string };

/**
 * A visitor says something: it stands in the session, and waits to be understood, from one commit on. The same
 * client_id again gives back what is there already.
 */
export async function say(
  tx: Tx,
  session: ChatSession,
  input: { client_id: string; text: string },
): Promise<ChatMessage> {
  const text = cleanText(input.text);
  if (!(await lockSession(tx, session.id))) {
    throw new Refusal('chat_session_unknown', 401, 'This chat session is not known. Begin a new one.');
  }
  const known = await messageByClientId(tx, session.id, input.client_id);
  if (known) return known;
  const seq = (await nextSeq(tx, session.id))!;
  const message = await insertMessage(tx, {
    session_id: session.id,
    seq,
    direction: 'in',
    text,
    author_name: null,
    client_id: input.client_id,
    delivery_id: null,
  });
  const raw: RawChatMessage = {
    session_id: session.id,
    client_id: input.client_id,
    seq,
    text,
    at: message.at.toISOString(),
  };
  await storeRaw(tx, session.account_id, `${session.id}:${input.client_id}`, raw);
  await publish(tx, 'chat', session.id);
  return message;
}
