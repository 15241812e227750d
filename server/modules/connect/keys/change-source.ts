import type { Actor } from '../../../auth/actor.ts';
import { audit } from '../../../auth/audit.ts';
import type { Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publish } from '../../../live/index.ts';
import { type Source, type SourceLimits, updateSource } from '../queries.ts';

type Change = { id: string; name?: string } & Partial<SourceLimits>;

/** Gives a source another name or other limits. Every process keeps to them as soon as it hears the live event. */
export async function changeSource(tx: Tx, actor: Actor, input: Change): Promise<Source> {
  const { id, ...change } = input;
  if (change.name !== undefined) change.name = change.name.trim();
  const source = await updateSource(tx, id, change);
  if (!source) throw new Refusal('source_not_found', 404, 'No source with this id.');
  await audit(tx, actor, 'source.changed', `source:${id}`, change);
  await publish(tx, 'sources', id);
  return source;
}
