import type { Tx } from '../../../db/index.ts';
import type { InboundMessage } from '../../channels/index.ts';
import type { Message } from '../case.ts';
import { preview } from '../preview.ts';
import { lockCase, markCustomerSpoke } from '../queries/cases.ts';
import { insertMessage, messageReceived, messageSent } from '../queries/messages.ts';
import { tell } from '../tell.ts';
import type { Taken } from './take-message.ts';

const MAIL_SYSTEM = { kind: 'system', name: 'mail' } as const;

/**
 * A mail of ours came back: its case is ours to act on again, with the other server's words. Null when it names
 * nothing that we sent: whoever wrote it, it is not about a case.
 */
export async function takeBounce(tx: Tx, message: InboundMessage): Promise<Taken | null> {
  const sent = await returnedMessage(tx, message);
  if (!sent) return null;
  const held = await lockCase(tx, sent.case_id);
  if (!held) return null;
  const known = await messageReceived(tx, { ...message, profile_id: sent.profile_id });
  if (known) return { message_id: known.id, case_id: known.case_id };
  const reason = message.bounce?.reason || preview(message.text);
  const { id } = await insertMessage(tx, {
    ...partsOf(sent),
    direction: 'in',
    author_kind: 'system',
    author_name: message.from.name ?? message.from.value,
    automatic: true,
    subject: message.subject,
    text: `The message to ${message.bounce?.address ?? 'the customer'} came back: ${reason}`,
    whole_text: message.text,
    external_id: message.external_id,
    occurred_at: message.occurred_at,
  });
  const after = await markCustomerSpoke(tx, held.id, { ...message, subject: held.subject });
  const { profile_id, channel } = sent;
  await tell(tx, MAIL_SYSTEM, after, [
    { type: 'message.bounced', profile_id, channel, properties: { message_id: sent.id, reason } },
  ]);
  return { message_id: id, case_id: after.id };
}

const partsOf = ({ profile_id, case_id, thread_id, account_id, channel }: Message) => ({
  profile_id,
  case_id,
  thread_id,
  account_id,
  channel,
});

/** What the bounce names, or else what it answers. */
async function returnedMessage(tx: Tx, message: InboundMessage): Promise<Message | undefined> {
  const named = [message.bounce?.external_id, message.in_reply_to, ...message.references];
  for (const external_id of new Set(named)) {
    const sent = external_id ? await messageSent(tx, external_id) : undefined;
    if (sent) return sent;
  }
  return undefined;
}
