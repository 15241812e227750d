import { newId, type Tx } from '../db/index.ts';
import { publish } from '../live/index.ts';
import { insertInteractions } from './insert-interactions.ts';
import type { NewInteraction, Recorded } from './interaction.ts';

/**
 * Appends interactions to the log as one batch. Call it in the transaction that makes the change they tell of.
 * Returns what was stored, in the order given; a message_id that its source sent before is left out.
 */
export async function record(tx: Tx, interactions: NewInteraction[]): Promise<Recorded[]> {
  if (interactions.length === 0) return [];
  const recorded = await insertInteractions(tx, interactions.map(complete));
  await publish(tx, 'log', '');
  return recorded;
}

const complete = (given: NewInteraction) => ({
  ...given,
  id: given.id ?? newId(),
  occurred_at: given.occurred_at ?? new Date(),
});
