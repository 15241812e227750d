import type { Actor } from '../../../auth/actor.ts';
import { audit } from '../../../auth/audit.ts';
import type { Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publish } from '../../../live/index.ts';
import { type Key, revokeKey } from '../queries.ts';

/** Ends a key for good. Every process hears of it by the live event. Revoking it again changes nothing. */
export async function revokeSourceKey(tx: Tx, actor: Actor, input: { id: string }): Promise<Key> {
  const key = await revokeKey(tx, input.id);
  if (!key) throw new Refusal('source_key_not_found', 404, 'No key with this id.');
  if (key.revoked_now) {
    const detail = { key_id: key.id, kind: key.kind, preview: key.preview };
    await audit(tx, actor, 'source.key_revoked', `source:${key.source_id}`, detail);
    await publish(tx, 'sources', key.source_id);
  }
  return key;
}
