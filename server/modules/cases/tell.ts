import { type Actor, actorText } from '../../auth/actor.ts';
import type { Tx } from '../../db/index.ts';
import { publish } from '../../live/index.ts';
import { type NewInteraction, record } from '../../log/index.ts';
import type { Case } from './case.ts';

type Told = Pick<NewInteraction, 'type'> &
  Partial<Pick<NewInteraction, 'profile_id' | 'channel' | 'direction' | 'occurred_at' | 'properties'>>;

/**
 * Records what happened in a case and lets whoever looks at it know, in the transaction of the change. Each
 * interaction is the case's profile's, unless it says another.
 */
export async function tell(tx: Tx, actor: Actor, of: Case, happened: Told[]): Promise<void> {
  const interactions = happened.map((one) => ({
    profile_id: of.profile_id,
    case_id: of.id,
    actor: actorText(actor),
    ...one,
    properties: { number: of.number, ...one.properties },
  }));
  await record(tx, interactions);
  await publish(tx, 'case', of.id);
}
