import type { Actor } from '../../../auth/actor.ts';
import { audit } from '../../../auth/audit.ts';
import { newId, type Tx } from '../../../db/index.ts';
import { insertSource, type Source } from '../queries.ts';

/** A site, app or system that sends events. It has no key yet. */
export async function createSource(tx: Tx, actor: Actor, input: { name: string }): Promise<Source> {
  const source = await insertSource(tx, { id: newId(), name: input.name.trim() });
  await audit(tx, actor, 'source.created', `source:${source.id}`, { name: source.name });
  return source;
}
