import type { Tx } from '../../../db/index.ts';
import { type NewInteraction, record } from '../../../log/index.ts';
import type { Changes, Link, People } from './people.ts';
import type { Move } from './write-people.ts';

const OURSELVES = 'system:customers';

/**
 * Puts on the timeline what joined and parted customers. None of these interactions carries evidence, so what follows
 * the evidence does not follow them.
 */
export async function tellChanges(tx: Tx, people: People, moves: Move[]): Promise<void> {
  const { linked, ended, separated } = people.changes;
  const moved = new Map(moves.map((move) => [move.id, move]));
  const born = new Set(people.changes.born.map(({ id }) => id));
  const told = [
    ...linked
      .filter((link) => link.strength !== 'person')
      .flatMap((link) => tellLinked(people, link, moved, born)),
    ...linked.filter(isMerge).flatMap((link) => tellMerged(link, moved)),
    ...ended.filter(({ undone_by }) => undone_by === OURSELVES).map((link) => tellUnlinked(people, link)),
    ...tellParted(people, separated),
  ];
  await record(tx, told);
}

export const MERGED = 'merged by hand';

const isMerge = (link: Link): boolean => link.strength === 'person' && link.evidence.startsWith(MERGED);

/** The end of a link that the link says something about: the browser, else the one whose customer changed. */
function concerned(people: People, link: Link, moved: Map<string, Move>): [string, string] {
  const { profile_a: a, profile_b: b } = link;
  const [one, other] = [people.profiles.get(a)!, people.profiles.get(b)!];
  const a_first = one.anonymous === other.anonymous ? moved.has(a) : one.anonymous;
  return a_first ? [a, b] : [b, a];
}

function tellLinked(
  people: People,
  link: Link,
  moved: Map<string, Move>,
  born: Set<string>,
): NewInteraction[] {
  // Newborns tell nothing: an identity that came with its owner is no news. Nor is better evidence for what was known.
  if (born.has(link.profile_a) || born.has(link.profile_b)) return [];
  if (!moved.has(link.profile_a) && !moved.has(link.profile_b)) return [];
  const [profile_id, other_profile_id] = concerned(people, link, moved);
  return [
    {
      profile_id,
      type: 'customer.linked',
      actor: OURSELVES,
      properties: {
        link_id: link.id,
        other_profile_id,
        strength: link.strength,
        evidence: link.evidence,
        anonymous: people.profiles.get(profile_id)!.anonymous,
      },
    },
  ];
}

function tellMerged(link: Link, moved: Map<string, Move>): NewInteraction[] {
  const [profile_id, other_profile_id] = moved.has(link.profile_a)
    ? [link.profile_a, link.profile_b]
    : [link.profile_b, link.profile_a];
  const move = moved.get(profile_id);
  const properties = {
    link_id: link.id,
    other_profile_id,
    from_customer_id: move?.from,
    into_customer_id: move?.to,
  };
  return [{ profile_id, type: 'customer.merged', actor: link.actor, properties }];
}

const tellUnlinked = (people: People, link: Link): NewInteraction => ({
  profile_id: concerned(people, link, new Map())[0],
  type: 'customer.unlinked',
  actor: OURSELVES,
  properties: { link_id: link.id, evidence: link.evidence },
});

/** Both sides hear of it: each has a timeline of its own from now on. */
function tellParted(people: People, separated: Changes['separated']): NewInteraction[] {
  return (['stayed', 'split_off'] as const).flatMap((side) => {
    const [oldest] = separated
      .filter((one) => one.side === side)
      .sort((a, b) => (a.profile_id < b.profile_id ? -1 : 1));
    if (!oldest) return [];
    const { customer_id } = people.profiles.get(oldest.profile_id)!;
    const properties = { side, from_customer_id: customer_id };
    return [{ profile_id: oldest.profile_id, type: 'customer.unmerged', actor: oldest.actor, properties }];
  });
}
