import type { Tx } from '../../../db/index.ts';
import { publish } from '../../../live/index.ts';
import { forgetInteractions } from '../../../log/index.ts';
import type { Evidence } from '../evidence/evidence-of.ts';
import { identitiesIn } from '../evidence/evidence-of.ts';
import { type IdentityRef, identityKey } from '../people/people.ts';
import { erasedProfiles } from './erasures.ts';
import {
  countDropped,
  type Dropped,
  type Erased,
  erasedAmong,
  holdOffErasures,
  isOfThePast,
  lastErasure,
  noteDropped,
  notWelcome,
} from './late-arrivals.ts';

/**
 * Evidence without what would bring somebody back who was erased. An interaction that says of its customer what was
 * said of somebody before they were erased ("my address is ...", from a browser that nobody knew) is taken off the
 * log again; what is of a profile that is gone is passed over. Holds off erasures until the transaction ends.
 */
export async function withoutErased(tx: Tx, all: Evidence[]): Promise<Evidence[]> {
  await holdOffErasures(tx);
  if ((await lastErasure(tx)) === 0) return all;
  const erased = await erasedAmong(tx, all.flatMap(identitiesIn));
  const gone = await erasedProfiles(
    tx,
    all.map(({ profile_id }) => profile_id),
  );
  const dropped: Dropped = new Map();
  const late: Evidence[] = [];
  const kept = all.flatMap((evidence) => {
    if (gone.has(evidence.profile_id)) return [];
    const past = pastOf(evidence, erased);
    if (!past) return [withoutBrowser(evidence, erased)];
    countDropped(dropped, past);
    late.push(evidence);
    return [];
  });
  await forgetInteractions(
    tx,
    late.map(({ profile_id, said_in }) => ({ profile_id, id: said_in })),
  );
  if (late.length > 0) await publish(tx, 'log', '');
  await noteDropped(tx, 'events', dropped);
  return kept;
}

/** The erasure that an identify, alias or group comes too late for. What merely carried two ids is its sender's own. */
function pastOf(evidence: Evidence, erased: Map<string, Erased>): Erased | undefined {
  if (evidence.by === 'event') return undefined;
  const { user, former, group, contacts, occurred_at } = evidence;
  return [user, ...former, group, ...contacts]
    .map((ref) => ref && erased.get(identityKey(ref)))
    .find((one) => one && notWelcome(one, occurred_at)) as Erased | undefined;
}

/** A browser of theirs, in an event of somebody else before that: whose it was then nobody knows any more. */
function withoutBrowser(evidence: Evidence, erased: Map<string, Erased>): Evidence {
  const one = evidence.browser && erased.get(identityKey(evidence.browser as IdentityRef));
  return one && isOfThePast(one, evidence.occurred_at) ? { ...evidence, browser: null } : evidence;
}
