import type { Tx } from '../../../db/index.ts';
import type { InboundMessage } from '../../channels/index.ts';
import type { Thread } from '../case.ts';
import { threadByKey, threadsByReferences } from '../queries/threads.ts';

export type FoundThread = {
  thread: Thread | undefined;
  /** The mail answers one that we sent to the very address it comes from: whoever wrote it reads that mailbox. */
  answers_us: boolean;
};

/**
 * The thread that a message belongs to. A reference alone lets nobody in: Message-IDs are passed on with every
 * forwarded mail, so the sender has to be a participant, by the thread's address or as the same customer.
 */
export async function findThread(
  tx: Tx,
  message: InboundMessage,
  profile_ids: string[],
): Promise<FoundThread> {
  if (message.thread_key !== null) {
    const { account_id, thread_key: key } = message;
    return { thread: await threadByKey(tx, { profile_ids, account_id, key }), answers_us: false };
  }
  const referred = await threadsByReferences(tx, message);
  const from = message.from.value.toLowerCase();
  const writtenTo = (thread: Thread) => thread.address.toLowerCase() === from;
  return {
    thread: referred.find((thread) => writtenTo(thread) || profile_ids.includes(thread.profile_id)),
    answers_us: referred.some((thread) => thread.ours && writtenTo(thread)),
  };
}
