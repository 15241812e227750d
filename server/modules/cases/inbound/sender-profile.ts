import type { Tx } from '../../../db/index.ts';
import type { InboundMessage } from '../../channels/index.ts';
import { normaliseIdentity, resolveProfile, verifyIdentity } from '../../customers/index.ts';
import { threadsByReferences } from '../queries/threads.ts';
import { isWrittenTo } from './find-thread.ts';

/**
 * The profile of who says it; null for an automatic mail that answers nothing we know of. Whoever answers our mail
 * from the address it went to proves that address on the way: our Message-IDs are random, so they have read it.
 *
 * Before any lock of ours: what changes a customer takes hold of the customer first.
 */
export async function senderProfile(tx: Tx, message: InboundMessage): Promise<string | null> {
  if (message.profile_id) return message.profile_id;
  const { from, kind } = message;
  const referred = await threadsByReferences(tx, message);
  if (kind === 'auto_reply' && referred.length === 0) return null;
  const own = referred.filter(isWrittenTo(from.value));
  if (kind === 'message' && own.some(({ ours }) => ours) && !from.verified) {
    const evidence = `answered our mail (${message.external_id})`;
    await verifyIdentity(tx, { ...from, evidence, actor: { kind: 'system', name: 'cases' } });
  }
  // An address that stands for nobody in particular has no profile to be found by, but its thread has one.
  if (own[0] && normaliseIdentity(from.kind, from.value) === null) return own[0].profile_id;
  return resolveProfile(tx, { ...from, source_id: null });
}
