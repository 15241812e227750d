import type { Actor } from '../../../auth/actor.ts';
import type { Tx } from '../../../db/index.ts';
import { changePeople } from '../people/change-people.ts';
import { addIdentity, bearProfile, identityOf } from '../people/people.ts';
import { proveIdentity } from '../people/prove-identity.ts';
import { normaliseIdentity } from './normalise-identity.ts';

export type Proof = { kind: string; value: string; evidence: string; actor: Actor };

/**
 * Takes down that an identity is who it says: they answered from there, or confirmed it. Returns its profile; null
 * when the value identifies nobody.
 */
export async function verifyIdentity(tx: Tx, { kind, value, evidence }: Proof): Promise<string | null> {
  const normal = normaliseIdentity(kind, value);
  if (normal === null) return null;
  const ref = { kind, value: normal };
  return changePeople(tx, { identities: [ref] }, (people) => {
    const identity = identityOf(people, ref);
    if (identity) {
      proveIdentity(people, identity, evidence);
      return identity.profile_id;
    }
    const profile = bearProfile(people, false);
    addIdentity(people, profile, ref, { verified: true, evidence, source_id: null });
    return profile.id;
  });
}
