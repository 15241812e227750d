import { type Actor, actorText } from '../../auth/actor.ts';
import { audit } from '../../auth/index.ts';
import type { Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { changePeople } from './people/change-people.ts';
import { connected } from './people/components.ts';
import { joinPeople } from './people/join-people.ts';
import type { HeldProfile, People } from './people/people.ts';
import { MERGED } from './people/tell-changes.ts';
import { customerKind, homeProfile } from './queries.ts';

export type Merge = {
  customer_id: string;
  other_customer_id: string;
  /** Why, when it was not simply the person's own idea. */
  because?: string;
};

/**
 * A person says that two customers are one. Nothing of either is rewritten: one link joins them, and ending it gives
 * both back. The customer's id is from now on that of the older one. Does nothing when they are one already.
 */
export async function mergeCustomers(tx: Tx, actor: Actor, input: Merge): Promise<void> {
  const { customer_id, other_customer_id, because } = input;
  if (customer_id === other_customer_id) {
    throw new Refusal(
      'same_customer',
      422,
      'A customer cannot be merged with themselves. Choose another one.',
    );
  }
  const one = await homeOf(tx, customer_id);
  const other = await homeOf(tx, other_customer_id);
  if ((await customerKind(tx, customer_id)) !== (await customerKind(tx, other_customer_id))) {
    throw new Refusal('different_kinds', 422, 'A person and an organisation cannot be one customer.');
  }
  const joined = await changePeople(tx, { profile_ids: [one, other] }, (people) =>
    joinPeople(people, {
      profile_a: speakerOf(people, one),
      profile_b: speakerOf(people, other),
      strength: 'person',
      evidence: because ? `${MERGED}: ${because}` : MERGED,
      actor: actorText(actor),
    }),
  );
  if (joined !== 'linked') return;
  await audit(tx, actor, 'customer.merged', `customer:${customer_id}`, { with: other_customer_id });
}

export async function homeOf(tx: Tx, customer_id: string): Promise<string> {
  const profile_id = await homeProfile(tx, customer_id);
  if (!profile_id) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  return profile_id;
}

/**
 * The profile that stands for all of its customer: the oldest we know more of than a browser. A browser may hang on
 * them by a mere claim, which later gives way; the person meant the people and not the browser.
 */
export function speakerOf(people: People, profile_id: string): string {
  return speakerAmong(people, connected(people, profile_id));
}

export function speakerAmong(people: People, ids: Iterable<string>): string {
  const oldest = [...ids].sort().map((id) => people.profiles.get(id)!) as [HeldProfile, ...HeldProfile[]];
  return (oldest.find(({ anonymous }) => !anonymous) ?? oldest[0]).id;
}
