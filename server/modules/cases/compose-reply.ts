import type { TeamMember } from '../../auth/actor.ts';
import type { Tx } from '../../db/index.ts';
import type { DeliveryPayload } from '../channels/index.ts';
import type { Case, MessageFile } from './case.ts';
import { idsOfThread } from './queries/threads.ts';
import type { ReplyOption } from './reply-options.ts';
import { bareSubject, replySubject } from './subject.ts';

type Parts = {
  input: { text: string; subject?: string | undefined };
  before: Case;
  option: ReplyOption;
  files: MessageFile[];
};

/** What goes out: the agent's text and name, nothing invented, and what the other side needs to thread it. */
export async function composeReply(
  tx: Tx,
  actor: TeamMember,
  { input, before, option, files }: Parts,
): Promise<DeliveryPayload> {
  const ids = option.thread
    ? await idsOfThread(tx, option.thread.id)
    : { references: [], last_received: null };
  // What a key names needs no references: the channel knows its thread.
  const mail = option.thread?.key == null;
  return {
    subject: option.capabilities.subject ? (bareLine(input.subject) ?? subjectFor(before, option)) : null,
    text: input.text,
    html: null,
    author_name: actor.name,
    attachments: files,
    in_reply_to: mail ? (ids.last_received ?? ids.references.at(-1) ?? null) : null,
    references: mail ? ids.references : [],
    thread_key: option.thread?.key ?? null,
    case_number: before.number,
  };
}

function subjectFor(before: Case, { thread, channel }: ReplyOption): string {
  if (thread) return replySubject(thread.subject ?? before.subject);
  // The first mail in a case that came in otherwise: whoever reads it should see what it is about.
  const wroteElsewhere = before.channels.some((used) => used !== channel);
  return wroteElsewhere ? `Your message: ${before.subject}` : (bareSubject(before.subject) ?? before.subject);
}

// A subject is one line: a line break in it would begin a header.
const bareLine = (subject: string | undefined): string | null => subject?.replace(/\s+/g, ' ').trim() || null;
