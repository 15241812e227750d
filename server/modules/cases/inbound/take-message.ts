import type { Tx } from '../../../db/index.ts';
import type { InboundMessage } from '../../channels/index.ts';
import { normaliseIdentity } from '../../customers/index.ts';
import type { Case, Message, Thread } from '../case.ts';
import { insertCase, markCustomerSpoke, markTouched } from '../queries/cases.ts';
import { insertMessage, messageReceived } from '../queries/messages.ts';
import { insertThread, touchThread } from '../queries/threads.ts';
import { caseSubject, saysNothing } from '../subject.ts';
import { findCase } from './find-case.ts';
import { findThread } from './find-thread.ts';
import { lockCustomer } from './lock-customer.ts';
import { senderProfile } from './sender-profile.ts';
import { takeBounce } from './take-bounce.ts';
import { tellReceived } from './tell-received.ts';

export type Taken = { message_id: string; case_id: string };

/**
 * Puts what came in where it belongs: its thread, its customer's case, or a new case. The same message again
 * changes nothing and returns the first one. Null when it belongs to no case: an automatic mail that answers
 * nothing of ours.
 */
export async function takeMessage(tx: Tx, given: InboundMessage): Promise<Taken | null> {
  // A clock ahead of ours must not put a message above all that comes later.
  const message = { ...given, occurred_at: new Date(Math.min(given.occurred_at.getTime(), Date.now())) };
  if (message.kind === 'bounce') return takeBounce(tx, message);
  const profile_id = await senderProfile(tx, message);
  if (profile_id === null) return null;
  const profile_ids = await lockCustomer(tx, profile_id);
  const known = await messageReceived(tx, { ...message, profile_id });
  if (known) return { message_id: known.id, case_id: known.case_id };

  const thread = await findThread(tx, message, profile_ids);
  const found = await findCase(tx, thread, profile_ids);
  const automatic = message.kind === 'auto_reply';
  if (automatic && !(found && thread)) return null;
  const before = found ?? (await insertCase(tx, { profile_id, subject: caseSubject(textOf(message)) }))!;
  const stored = await store(tx, message, { profile_id, thread, before });
  const { occurred_at, channel } = message;
  const subject = saysNothing(before.subject) ? caseSubject(textOf(message)) : before.subject;
  const after = automatic
    ? before
    : await markCustomerSpoke(tx, before.id, { subject, occurred_at, channel });
  if (automatic) await markTouched(tx, before.id);
  await tellReceived(tx, stored, { before: found, after });
  return { message_id: stored.id, case_id: after.id };
}

async function store(
  tx: Tx,
  message: InboundMessage,
  { profile_id, thread, before }: { profile_id: string; thread: Thread | undefined; before: Case },
): Promise<Message> {
  const { id: thread_id } =
    thread ?? (await insertThread(tx, { ...threadOf(message), profile_id, case_id: before.id }));
  await touchThread(tx, thread_id, before.id, message.occurred_at);
  const { text } = textOf(message);
  return insertMessage(tx, {
    profile_id,
    case_id: before.id,
    thread_id,
    account_id: message.account_id,
    channel: message.channel,
    direction: 'in',
    author_kind: 'customer',
    author_id: null,
    author_name: message.from.name ?? (message.from.kind === 'email' ? message.from.value : ''),
    automatic: message.kind === 'auto_reply',
    subject: message.subject,
    text,
    whole_text: message.text === text ? null : message.text,
    html: message.html,
    attachments: message.attachments,
    external_id: message.external_id,
    occurred_at: message.occurred_at,
  });
}

const threadOf = (message: InboundMessage) => ({
  account_id: message.account_id,
  channel: message.channel,
  address:
    message.thread_key ?? normaliseIdentity(message.from.kind, message.from.value) ?? message.from.value,
  key: message.thread_key,
  subject: message.subject,
});

/** What is new in it; a mail that only quotes or forwards is shown whole. */
const textOf = (message: InboundMessage) => ({
  subject: message.subject,
  text: message.text_new.trim() === '' ? message.text : message.text_new,
});
