import { limitOf } from '../identities/rules/in-force.ts';
import type { Link, People } from './people.ts';

/** All profiles that active links (of those that `counts` lets through) connect with this one, itself included. */
export function connected(
  people: People,
  profile_id: string,
  counts: (link: Link) => boolean = () => true,
): Set<string> {
  const found = new Set([profile_id]);
  // A set's iteration goes on to what is added while it runs.
  for (const id of found) {
    for (const link of people.links.get(id) ?? []) {
      if (counts(link)) found.add(link.profile_a).add(link.profile_b);
    }
  }
  return found;
}

/** Connected by more than claims. */
export const firmlyConnected = (people: People, profile_id: string): Set<string> =>
  connected(people, profile_id, isFirm);

export const isFirm = (link: Link): boolean => link.strength !== 'claimed';

/** Whether one of them is more than a browser. */
export const isKnown = (people: People, ids: Set<string>): boolean =>
  [...ids].some((id) => !people.profiles.get(id)!.anonymous);

/** Whether it is proven of one of them who that is. Of a browser nothing is ever proven but that it is one. */
export const isProven = (people: People, ids: Set<string>): boolean =>
  [...ids].some((id) => {
    const { anonymous, identities } = people.profiles.get(id)!;
    // Without an identity it was made by a person of the team, who knew whom they meant.
    return !anonymous && (identities.length === 0 || identities.some(({ verified }) => verified));
  });

/** How many identities of each kind they have together. */
export function kindsOf(people: People, ids: Set<string>): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const id of ids) {
    for (const { kind } of people.profiles.get(id)!.identities) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

/** Whether they could have one more identity of this kind. */
export const hasRoomFor = (people: People, ids: Set<string>, kind: string): boolean =>
  (kindsOf(people, ids).get(kind) ?? 0) < limitOf(kind);

/** A kind of which the two would have too many together; null when they would not. */
export function exceededKind(people: People, one: Set<string>, other: Set<string>): string | null {
  const counts = kindsOf(people, one);
  for (const [kind, count] of kindsOf(people, other)) {
    if (counts.has(kind) && counts.get(kind)! + count > limitOf(kind)) return kind;
  }
  return null;
}

/** Whether a person once said that somebody among the one does not belong to somebody among the other. */
export function areSeparated(people: People, one: Set<string>, other: Set<string>): boolean {
  const sides = new Map<string, Set<string>>();
  for (const id of one) {
    for (const separation of people.separations.get(id) ?? []) {
      sides.set(separation.id, (sides.get(separation.id) ?? new Set()).add(separation.side));
    }
  }
  if (sides.size === 0) return false;
  return [...other].some((id) =>
    (people.separations.get(id) ?? []).some((separation) => {
      const across = separation.side === 'stayed' ? 'split_off' : 'stayed';
      return sides.get(separation.id)?.has(across) ?? false;
    }),
  );
}
