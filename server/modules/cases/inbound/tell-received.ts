import type { Tx } from '../../../db/index.ts';
import type { Case, Message } from '../case.ts';
import { preview } from '../preview.ts';
import { tell } from '../tell.ts';

/** Records that a message came in, and what it did to its case. `before` is undefined when it opened it. */
export async function tellReceived(
  tx: Tx,
  message: Message,
  { before, after }: { before: Case | undefined; after: Case },
): Promise<void> {
  const renamed = before && before.subject !== after.subject;
  const reopened = before?.state === 'resolved' && after.state === 'open';
  const { profile_id, channel, occurred_at } = message;
  const placed = { profile_id, channel, occurred_at };
  await tell(tx, { kind: 'customer', profile_id }, after, [
    ...(before ? [] : [{ ...placed, type: 'case.opened', properties: { subject: after.subject } }]),
    ...(reopened ? [{ ...placed, type: 'case.reopened', properties: { subject: after.subject } }] : []),
    ...(renamed
      ? [{ ...placed, type: 'case.renamed', properties: { subject: after.subject, from: before.subject } }]
      : []),
    {
      ...placed,
      type: 'message.received',
      direction: 'in' as const,
      properties: {
        message_id: message.id,
        thread_id: message.thread_id,
        preview: preview(message.text),
        ...(message.subject ? { subject: message.subject } : {}),
        ...(message.attachments.length > 0 ? { attachments: message.attachments.length } : {}),
        ...(message.automatic ? { automatic: true } : {}),
      },
    },
  ]);
}
