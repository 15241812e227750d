import { reconsiderClaims } from './join-people.ts';
import type { HeldIdentity, People } from './people.ts';

/** What was claimed is proven. Claims that were let pass because nobody was proven are looked at again. */
export function proveIdentity(people: People, identity: HeldIdentity, evidence: string): void {
  if (identity.verified) return;
  const { kind, value, profile_id } = identity;
  identity.verified = true;
  people.changes.verified.push({ kind, value, evidence });
  people.changes.touched.add(profile_id);
  reconsiderClaims(people, profile_id);
}
