import type { TeamMember } from '../../auth/actor.ts';
import { newId, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { queueDelivery } from '../channels/index.ts';
import { attachFiles } from './attach-files.ts';
import type { Case, Message, Thread } from './case.ts';
import { composeReply } from './compose-reply.ts';
import { heldCase } from './existing-case.ts';
import { markAnswered } from './queries/cases.ts';
import { insertMessage } from './queries/messages.ts';
import { insertThread, touchThread } from './queries/threads.ts';
import { type ReplyOption, waysToReply } from './reply-options.ts';
import { saidBefore } from './said-before.ts';
import { tellReplied } from './tell-replied.ts';

export type Reply = {
  case_id: string;
  text: string;
  /** The key of one of the case's reply options. */
  reply_option: string;
  subject?: string | undefined;
  file_ids?: string[] | undefined;
  idempotency_key?: string | undefined;
};

/**
 * Answers the customer on the channel chosen: message, delivery and interaction in one transaction. The same
 * idempotency key again gives the first message, and nothing is sent.
 */
export async function replyToCase(
  tx: Tx,
  actor: TeamMember,
  input: Reply,
): Promise<{ message: Message; repeated: boolean }> {
  // Held before the key is looked up: of two that race, the second waits here and then finds the first's message.
  const before = await heldCase(tx, input.case_id);
  const repeated = await saidBefore(tx, input);
  if (repeated) return { message: repeated, repeated: true };
  const option = (await waysToReply(tx, before)).find(({ key }) => key === input.reply_option);
  if (!option) throw goneOption();
  refuseTooMuch(input, option);
  const files = await attachFiles(tx, input.file_ids ?? []);
  const payload = await composeReply(tx, actor, { input, before, option, files });
  const thread = option.thread ?? (await beginThread(tx, before, option, payload.subject));
  const message_id = newId();
  const delivery = await queueDelivery(tx, {
    account_id: option.account_id,
    profile_id: option.profile_id,
    message_id,
    case_id: before.id,
    to_address: thread.address,
    idempotency_key: `reply:${before.id}:${input.idempotency_key ?? message_id}`,
    payload,
  });
  const message = await insertMessage(tx, {
    ...whoSays(actor),
    id: message_id,
    profile_id: option.profile_id,
    case_id: before.id,
    thread_id: thread.id,
    account_id: option.account_id,
    channel: option.channel,
    direction: 'out',
    subject: payload.subject,
    text: input.text,
    attachments: files,
    external_id: delivery.external_id,
    delivery_id: delivery.id,
    idempotency_key: input.idempotency_key ?? null,
    occurred_at: new Date(),
  });
  await touchThread(tx, thread.id, before.id, message.occurred_at);
  const after = await markAnswered(tx, {
    id: before.id,
    assignee_id: before.assignee_id ?? actor.id,
    at: message.occurred_at,
    channel: option.channel,
  });
  await tellReplied(tx, actor, { message, before, after, option });
  return { message, repeated: false };
}

// Refused here, where whoever writes can still do something about it.
function refuseTooMuch({ text, file_ids = [] }: Reply, { capabilities }: ReplyOption): void {
  const { attachments, max_length } = capabilities;
  if (file_ids.length > 0 && !attachments) {
    throw new Refusal(
      'files_not_possible',
      422,
      'Files cannot be sent this way. Leave them out, or send a mail.',
    );
  }
  if (max_length !== null && text.length > max_length) {
    throw new Refusal('text_too_long', 422, `A message may have up to ${max_length} characters this way.`);
  }
}

const whoSays = ({ id, name }: TeamMember) => ({
  author_kind: 'team_member' as const,
  author_id: id,
  author_name: name,
});

function beginThread(tx: Tx, before: Case, option: ReplyOption, subject: string | null): Promise<Thread> {
  const { profile_id, account_id, channel, address } = option;
  return insertThread(tx, {
    case_id: before.id,
    profile_id,
    account_id,
    channel,
    address: address!,
    key: null,
    subject,
  });
}

const goneOption = () =>
  new Refusal(
    'reply_option_gone',
    422,
    'The customer cannot be answered this way (any more). Choose another way.',
  );
