import { connected, firmlyConnected, hasRoomFor } from '../people/components.ts';
import { joinPeople, reconsiderClaims } from '../people/join-people.ts';
import {
  addIdentity,
  bearProfile,
  type HeldProfile,
  type IdentityRef,
  identityOf,
  type People,
  suggest,
} from '../people/people.ts';
import { proveIdentity } from '../people/prove-identity.ts';
import type { Evidence } from './evidence-of.ts';

/** Does with the people what the evidence allows, and keeps what it says of them. */
export function takeEvidence(people: People, evidence: Evidence): void {
  const own = people.profiles.get(evidence.profile_id);
  if (!own) throw new Error(`There is no profile ${evidence.profile_id}.`);
  const user = evidence.user && find(people, evidence, evidence.user);
  const browser =
    evidence.browser &&
    (find(people, evidence, evidence.browser) ?? bear(people, evidence, evidence.browser));
  if (user && browser) join(people, evidence, browser, user);
  if (evidence.former.length > 0) joinFormer(people, evidence, user ?? own);
  takeContacts(people, evidence, user ?? own);
  keepTraits(people, evidence, own, evidence.traits);
  if (evidence.group) {
    const group = find(people, evidence, evidence.group) ?? bear(people, evidence, evidence.group);
    keepTraits(people, evidence, group, evidence.group_traits);
    keepMembership(people, evidence, user ?? own, group);
  }
}

function keepMembership(people: People, evidence: Evidence, member: HeldProfile, group: HeldProfile): void {
  // An organisation belongs to none: whoever sends a group's id as a user's has mistaken one for the other.
  if (member.kind === 'organisation' || group.kind !== 'organisation') return;
  const { occurred_at, source_id, actor, verified } = evidence;
  people.changes.memberships.push({
    profile_id: member.id,
    organisation_profile_id: group.id,
    trust: verified ? 1 : 0,
    belongs: true,
    occurred_at,
    source_id,
    said_by: actor,
  });
}

/** The profile of an identity that exists; proven, if the evidence is. */
function find(people: People, { verified, by }: Evidence, ref: IdentityRef): HeldProfile | undefined {
  const identity = identityOf(people, ref);
  if (!identity) return undefined;
  // Of a browser there is nothing to prove.
  if (verified && ref.kind !== 'anonymous_id') proveIdentity(people, identity, by);
  return people.profiles.get(identity.profile_id);
}

function bear(people: People, { verified, by, source_id }: Evidence, ref: IdentityRef): HeldProfile {
  const kind = ref.kind === 'group_id' ? 'organisation' : 'person';
  const profile = bearProfile(people, ref.kind === 'anonymous_id', kind);
  addIdentity(people, profile, ref, { verified, evidence: by, source_id });
  return profile;
}

function join(
  people: People,
  evidence: Evidence,
  one: HeldProfile,
  other: HeldProfile,
  introduced = false,
): void {
  joinPeople(people, {
    profile_a: one.id,
    profile_b: other.id,
    strength: evidence.verified ? 'verified' : 'claimed',
    evidence: evidence.by,
    actor: evidence.actor,
    introduced,
  });
}

/** A former id that nobody has used yet was a browser's. */
function joinFormer(people: People, evidence: Evidence, own: HeldProfile): void {
  const known = evidence.former.find((ref) => identityOf(people, ref));
  const browser = evidence.former.find(({ kind }) => kind === 'anonymous_id')!;
  const former = known ? find(people, evidence, known)! : bear(people, evidence, browser);
  join(people, evidence, former, own);
}

/** The addresses that were said to be those of the one the interaction is of. */
function takeContacts(people: People, evidence: Evidence, own: HeldProfile): void {
  let anchor = own;
  for (const ref of evidence.contacts) {
    const holder = find(people, evidence, ref);
    // An address at which a whole organisation is reached is not this person's.
    if (holder && holder.kind !== anchor.kind) continue;
    if (holder) join(people, evidence, anchor, holder);
    const profile = holder ?? takeNewContact(people, evidence, anchor, ref);
    // Of a browser and an address the address is the person, to whom further addresses belong.
    if (anchor.anonymous && evidence.verified) anchor = profile;
  }
}

function takeNewContact(
  people: People,
  evidence: Evidence,
  anchor: HeldProfile,
  ref: IdentityRef,
): HeldProfile {
  const { verified, by, source_id } = evidence;
  const all = connected(people, anchor.id);
  const has_room = hasRoomFor(people, verified ? firmlyConnected(people, anchor.id) : all, ref.kind);
  if (verified && !anchor.anonymous && has_room) {
    const crowded = !hasRoomFor(people, all, ref.kind);
    addIdentity(people, anchor, ref, { verified, evidence: by, source_id });
    // Claims take no room from what is proven: they give way.
    if (crowded) reconsiderClaims(people, anchor.id);
    return anchor;
  }
  const profile = bear(people, evidence, ref);
  if (has_room) join(people, evidence, anchor, profile, !verified);
  else suggest(people, anchor.id, profile.id, `too_many_${ref.kind}`, by);
  return profile;
}

function keepTraits(
  people: People,
  evidence: Evidence,
  profile: HeldProfile,
  traits: Evidence['traits'],
): void {
  const { occurred_at, said_in, source_id, actor } = evidence;
  const trust = evidence.verified ? 1 : 0;
  for (const [name, value] of traits) {
    people.changes.traits.push({
      profile_id: profile.id,
      name,
      value,
      trust,
      occurred_at,
      said_in,
      source_id,
      set_by: actor,
    });
  }
}
