import { type Actor, actorText } from '../../../auth/actor.ts';
import { newId, type Tx } from '../../../db/index.ts';
import { record } from '../../../log/index.ts';
import { changePeople } from '../people/change-people.ts';
import { joinPeople } from '../people/join-people.ts';
import { addIdentity, bearProfile, identityOf, type People } from '../people/people.ts';
import { normaliseIdentity } from './normalise-identity.ts';

export type Claim = {
  /** Who says so: mostly a visitor nobody knows. */
  profile_id: string;
  kind: string;
  value: string;
  name?: string | null | undefined;
  actor: Actor;
};

/**
 * Takes down what somebody says about who they are: in a chat, on a page. Nothing is returned and nothing differs to
 * the one who says it, whether we know the address or not.
 */
export async function claimIdentity(tx: Tx, claim: Claim): Promise<void> {
  const { profile_id, kind, actor } = claim;
  const value = normaliseIdentity(kind, claim.value);
  const name = claim.name?.trim() || undefined;
  if (value === null && name === undefined) return;
  const said_in = newId();
  const occurred_at = new Date();
  const set_by = actorText(actor);
  const identities = value === null ? [] : [{ kind, value }];
  await changePeople(tx, { profile_ids: [profile_id], identities }, (people) => {
    if (name) {
      const trait = { profile_id, name: 'name', value: name, trust: 0 as const, source_id: null };
      people.changes.traits.push({ ...trait, occurred_at, said_in, set_by });
      people.changes.touched.add(profile_id);
    }
    if (value !== null) takeClaim(people, { ...claim, value }, set_by);
  });
  const properties = { ...(value === null ? {} : { [kind]: value }), ...(name && { name }) };
  await record(tx, [
    { profile_id, type: 'customer.identified', actor: set_by, properties, context: { trust: 'claimed' } },
  ]);
}

function takeClaim(people: People, { profile_id, kind, value }: Claim, actor: string): void {
  const holder = identityOf(people, { kind, value });
  const claimed = holder
    ? people.profiles.get(holder.profile_id)!
    : bearProfile(people, kind === 'anonymous_id');
  const said = { verified: false, evidence: 'claim', source_id: null };
  if (!holder) addIdentity(people, claimed, { kind, value }, said);
  joinPeople(people, {
    profile_a: profile_id,
    profile_b: claimed.id,
    strength: 'claimed',
    evidence: 'claim',
    actor,
    introduced: !holder,
  });
}
