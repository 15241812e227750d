import { type Actor, actorText } from '../../auth/actor.ts';
import { audit } from '../../auth/index.ts';
import { newId, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { homeOf, speakerAmong } from './merge-customers.ts';
import { changePeople } from './people/change-people.ts';
import { connected, firmlyConnected } from './people/components.ts';
import { addLink, endLink, type People } from './people/people.ts';
import { customerIdOfProfile, dismissSuggestions } from './queries.ts';

export type Unmerge = { customer_id: string; profile_ids: string[] };

/** The two customers there are now. */
export type Unmerged = { customer_id: string; split_off_id: string };

/**
 * A person says that some of a customer's profiles are somebody else. What joined them with the others is ended, and
 * no evidence joins them again by itself. Each side stays together, whatever it hung together by.
 */
export async function unmergeCustomer(tx: Tx, actor: Actor, input: Unmerge): Promise<Unmerged> {
  const home = await homeOf(tx, input.customer_id);
  const split_off = [...new Set(input.profile_ids.map((id) => id.toLowerCase()))].sort();
  const stayed = await changePeople(tx, { profile_ids: [home] }, (people) => {
    const all = connected(people, home);
    if (!split_off.every((id) => all.has(id))) {
      const detail =
        'Some of these profiles do not belong to this customer (any more). Load the customer again.';
      throw new Refusal('profile_not_of_customer', 409, detail);
    }
    const others = [...all].filter((id) => !split_off.includes(id)).sort();
    if (others.length === 0 || split_off.length === 0) {
      throw new Refusal(
        'nothing_to_split',
        422,
        'Choose some, but not all, of the profiles of the customer.',
      );
    }
    part(people, others, split_off, actorText(actor));
    return others;
  });
  await dismissSuggestions(tx, stayed, split_off, actorText(actor));
  const unmerged = {
    customer_id: (await customerIdOfProfile(tx, stayed[0]!))!,
    split_off_id: (await customerIdOfProfile(tx, split_off[0]!))!,
  };
  const detail = { split_off: unmerged.split_off_id, profile_ids: split_off };
  await audit(tx, actor, 'customer.unmerged', `customer:${unmerged.customer_id}`, detail);
  return unmerged;
}

function part(people: People, stayed: string[], split_off: string[], actor: string): void {
  const away = new Set(split_off);
  const groups = firmGroups(people, [...stayed, ...split_off]);
  for (const id of split_off) {
    for (const link of [...(people.links.get(id) ?? [])]) {
      if (!(away.has(link.profile_a) && away.has(link.profile_b))) endLink(people, link, actor);
    }
  }
  const id = newId();
  for (const profile_id of stayed) people.changes.separated.push({ id, profile_id, side: 'stayed', actor });
  for (const profile_id of split_off)
    people.changes.separated.push({ id, profile_id, side: 'split_off', actor });
  for (const side of [stayed, split_off]) {
    const on_this_side = new Set(side);
    for (const group of groups) {
      const members = group.filter((one) => on_this_side.has(one));
      tie(people, members, firmlyConnected, actor);
    }
    tie(people, side, connected, actor);
  }
}

function firmGroups(people: People, ids: string[]): string[][] {
  const groups: string[][] = [];
  const grouped = new Set<string>();
  for (const id of ids) {
    if (grouped.has(id)) continue;
    const group = [...firmlyConnected(people, id)];
    for (const one of group) grouped.add(one);
    groups.push(group);
  }
  return groups;
}

/**
 * Those who hung together only through the other side are joined by the word of the person who left them together; as
 * firmly as before, so that no claim has to carry what proof or a person carried.
 */
function tie(people: People, ids: string[], reach: typeof firmlyConnected, actor: string): void {
  if (ids.length < 2) return;
  const anchor = speakerAmong(people, ids);
  const together = reach(people, anchor);
  for (const id of ids) {
    if (together.has(id)) continue;
    const rest = reach(people, id);
    addLink(people, {
      profile_a: anchor,
      profile_b: speakerAmong(people, rest),
      strength: 'person',
      evidence: 'kept together when others were split off',
      introduced: false,
      actor,
    });
    for (const one of rest) together.add(one);
  }
}
