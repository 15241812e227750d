import {
  areSeparated,
  connected,
  exceededKind,
  firmlyConnected,
  isFirm,
  isKnown,
  isProven,
  kindsOf,
} from './components.ts';
import { addLink, endLink, type Link, type People, suggest } from './people.ts';

export type Joining = Omit<Link, 'id' | 'introduced'> & { introduced?: boolean };

/** `already`: they were one customer before. `suggested`: a person has to decide. `left`: nobody has to. */
export type Joined = 'linked' | 'already' | 'suggested' | 'left';

export const TOO_MANY_BROWSERS = 'too_many_anonymous_id';

const OURSELVES = 'system:customers';

/**
 * Joins two profiles as far as the evidence carries. A person's word always does; verified evidence unless it would
 * make too many of a kind or rejoin what a person has parted; a claim only where it joins no two known people.
 * What does not carry becomes a suggestion.
 */
export function joinPeople(people: People, joining: Joining): Joined {
  const { profile_a, profile_b, strength } = joining;
  const link = { introduced: false, ...joining };
  if (profile_a === profile_b) return 'already';
  const left = connected(people, profile_a);
  if (left.has(profile_b)) return confirm(people, link);
  // No evidence makes a person of an organisation, and no person is asked whether it does.
  if (people.profiles.get(profile_a)!.kind !== people.profiles.get(profile_b)!.kind) return 'left';
  const right = connected(people, profile_b);
  const obstacle = obstacleTo(people, link, left, right);
  if (obstacle) {
    // That somebody has hundreds of browsers is a question for a person once, not with each of them (see write-people).
    const asked = people.changes.suggested.some(({ reason }) => reason === TOO_MANY_BROWSERS);
    if (obstacle === TOO_MANY_BROWSERS && asked) return 'left';
    suggest(people, profile_a, profile_b, obstacle, joining.evidence);
    return 'suggested';
  }
  addLink(people, link);
  const clash = areSeparated(people, left, right) || (isKnown(people, left) && isKnown(people, right));
  if (strength === 'verified' && clash) reconsiderClaims(people, profile_a);
  return 'linked';
}

// One customer already: better evidence than before is still worth keeping, for when the weaker is taken back. Unless it
// would not have joined them by itself: then it is a person's word that holds them, and has to go on doing so.
function confirm(people: People, link: Omit<Link, 'id'>): Joined {
  const { profile_a, profile_b, strength } = link;
  if (strength !== 'verified' || firmlyConnected(people, profile_a).has(profile_b)) return 'already';
  const [one, other] = [provenWith(people, profile_a), provenWith(people, profile_b)];
  if (!areSeparated(people, one, other) && !exceededKind(people, one, other)) {
    addLink(people, link);
    reconsiderClaims(people, profile_a);
  }
  return 'already';
}

const provenWith = (people: People, profile_id: string): Set<string> =>
  connected(people, profile_id, ({ strength }) => strength === 'verified');

/** Why these two cannot be joined, in a word that is kept with the suggestion; null when they can. */
function obstacleTo(
  people: People,
  { profile_a, profile_b, strength, introduced }: Omit<Link, 'id'>,
  left: Set<string>,
  right: Set<string>,
): string | null {
  if (strength === 'person') return null;
  // What hangs on a mere claim is no obstacle to what is proven: the claim gives way (see reconsiderClaims).
  const [one, other] =
    strength === 'verified'
      ? [firmlyConnected(people, profile_a), firmlyConnected(people, profile_b)]
      : [left, right];
  if (areSeparated(people, one, other)) return 'separated';
  const kind = exceededKind(people, one, other);
  if (kind) return `too_many_${kind}`;
  if (strength === 'verified' || !isKnown(people, left) || !isKnown(people, right)) return null;
  // Both known. Only a newborn may be added, to somebody of whom nothing is proven either, and whom it completes.
  const completes = introduced && !isProven(people, left) && !isProven(people, right);
  return completes && !shareKind(people, left, right) ? null : 'claim';
}

function shareKind(people: People, one: Set<string>, other: Set<string>): boolean {
  const kinds = kindsOf(people, one);
  return [...kindsOf(people, other).keys()].some((kind) => kind !== 'anonymous_id' && kinds.has(kind));
}

/**
 * Looks again at all claims within a customer, the oldest first, and ends those that would now join two known
 * people: more was proven since they were made. What they had joined becomes a suggestion.
 */
export function reconsiderClaims(people: People, profile_id: string): void {
  const component = connected(people, profile_id);
  const claims = new Set<Link>();
  for (const id of component)
    for (const link of people.links.get(id) ?? []) if (!isFirm(link)) claims.add(link);
  const kept = new Set<Link>();
  const counts = (link: Link) => isFirm(link) || kept.has(link);
  for (const claim of [...claims].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const one = connected(people, claim.profile_a, counts);
    const other = connected(people, claim.profile_b, counts);
    if (one.has(claim.profile_b) || holds(people, claim, one, other)) kept.add(claim);
    else {
      endLink(people, claim, OURSELVES);
      suggest(people, claim.profile_a, claim.profile_b, 'claim', claim.evidence);
    }
  }
}

function holds(people: People, claim: Link, one: Set<string>, other: Set<string>): boolean {
  if (areSeparated(people, one, other) || exceededKind(people, one, other)) return false;
  if (!isKnown(people, one) || !isKnown(people, other)) return true;
  return claim.introduced && !(isProven(people, one) && isProven(people, other));
}
