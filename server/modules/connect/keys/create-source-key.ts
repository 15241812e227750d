import { randomInt } from 'node:crypto';
import type { Actor } from '../../../auth/actor.ts';
import { audit } from '../../../auth/audit.ts';
import { newId, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publish } from '../../../live/index.ts';
import { insertKey, type KeyKind, sourceExists } from '../queries.ts';
import { hashOfKey } from './check-key.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 32;

export type NewKey = { id: string; kind: KeyKind; key: string; preview: string; created_at: Date };

/** Makes a key. Of a secret one only the hash is kept: what is returned here is never seen again. */
export async function createSourceKey(
  tx: Tx,
  actor: Actor,
  input: { source_id: string; kind: KeyKind },
): Promise<NewKey> {
  const { source_id, kind } = input;
  if (!(await sourceExists(tx, source_id)))
    throw new Refusal('source_not_found', 404, 'No source with this id.');
  const random = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const key = `${kind === 'public' ? 'pk' : 'sk'}_${random}`;
  const preview = `${key.slice(0, 7)}…${key.slice(-4)}`;
  const id = newId();
  const { created_at } = await insertKey(tx, {
    id,
    source_id,
    kind,
    preview,
    public_key: kind === 'public' ? key : null,
    secret_hash: kind === 'secret' ? hashOfKey(key) : null,
  });
  await audit(tx, actor, 'source.key_created', `source:${source_id}`, { key_id: id, kind, preview });
  await publish(tx, 'sources', source_id);
  return { id, kind, key, preview, created_at };
}
