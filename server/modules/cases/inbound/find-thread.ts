import type { Tx } from '../../../db/index.ts';
import type { InboundMessage } from '../../channels/index.ts';
import type { Thread } from '../case.ts';
import { threadByKey, threadsByReferences } from '../queries/threads.ts';

/**
 * The thread that a message belongs to. A reference alone lets nobody in: Message-IDs are passed on with every
 * forwarded mail, so the sender has to be a participant, by the thread's address or as the same customer.
 */
export async function findThread(
  tx: Tx,
  message: InboundMessage,
  profile_ids: string[],
): Promise<Thread | undefined> {
  const { account_id, thread_key: key } = message;
  if (key !== null) return threadByKey(tx, { profile_ids, account_id, key });
  const referred = await threadsByReferences(tx, message);
  const writtenTo = isWrittenTo(message.from.value);
  return referred.find((thread) => writtenTo(thread) || profile_ids.includes(thread.profile_id));
}

/** Whether this address is the other side of a thread. */
export const isWrittenTo =
  (address: string) =>
  (thread: Thread): boolean =>
    thread.address.toLowerCase() === address.toLowerCase();
