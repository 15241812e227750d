import { newId } from '../../../db/index.ts';

export type Strength = 'claimed' | 'verified' | 'person';

/** How far a trait is believed: a claim, a source with a secret key, a person of the team. */
export type Trust = 0 | 1 | 2;

export type IdentityRef = { kind: string; value: string };

export type HeldIdentity = IdentityRef & { profile_id: string; verified: boolean };

export type Kind = 'person' | 'organisation';

export type HeldProfile = {
  id: string;
  /** As it was born: an organisation never becomes a person. */
  kind: Kind;
  anonymous: boolean;
  home_customer_id: string;
  customer_id: string;
  identities: HeldIdentity[];
};

export type Link = {
  id: string;
  profile_a: string;
  profile_b: string;
  strength: Strength;
  evidence: string;
  introduced: boolean;
  actor: string;
};

export type Trait = {
  profile_id: string;
  name: string;
  value: unknown;
  trust: Trust;
  occurred_at: Date;
  said_in: string;
  source_id: string | null;
  set_by: string;
};

export type Suggestion = {
  id: string;
  profile_a: string;
  profile_b: string;
  reason: string;
  evidence: string;
};

export type NewIdentity = HeldIdentity & { evidence: string; source_id: string | null };

/** That somebody belongs to an organisation, or (a person's word only) has left it. Both are profiles. */
export type Membership = {
  profile_id: string;
  organisation_profile_id: string;
  trust: Trust;
  belongs: boolean;
  occurred_at: Date;
  source_id: string | null;
  said_by: string;
};

export type Separation = { id: string; profile_id: string; side: 'stayed' | 'split_off' };

/** What is to be written: everything else of the people is as the database has it. */
export type Changes = {
  born: HeldProfile[];
  identities: NewIdentity[];
  verified: (IdentityRef & { evidence: string })[];
  linked: Link[];
  ended: (Link & { undone_by: string })[];
  suggested: Suggestion[];
  separated: (Separation & { actor: string })[];
  traits: Trait[];
  /** Corrections by a person that no longer count: what machines say does again. */
  released: { profile_id: string; name: string }[];
  memberships: Membership[];
  /** Profiles whose component or view may have changed. */
  touched: Set<string>;
};

/**
 * Some customers, whole and held: their profiles, what is active between them, and what was changed of it in memory.
 * Whatever joins or parts people works on this, so that the rules are plain functions.
 */
export type People = {
  profiles: Map<string, HeldProfile>;
  identities: Map<string, HeldIdentity>;
  /** The active links of each profile. */
  links: Map<string, Set<Link>>;
  separations: Map<string, Separation[]>;
  changes: Changes;
};

export const identityKey = ({ kind, value }: IdentityRef): string => `${kind}\0${value}`;

export function emptyPeople(): People {
  return {
    profiles: new Map(),
    identities: new Map(),
    links: new Map(),
    separations: new Map(),
    changes: {
      born: [],
      identities: [],
      verified: [],
      linked: [],
      ended: [],
      suggested: [],
      separated: [],
      traits: [],
      released: [],
      memberships: [],
      touched: new Set(),
    },
  };
}

export const identityOf = (people: People, ref: IdentityRef): HeldIdentity | undefined =>
  people.identities.get(identityKey(ref));

/** A new profile with a customer of its own. */
export function bearProfile(people: People, anonymous: boolean, kind: Kind = 'person'): HeldProfile {
  const customer_id = newId();
  const profile = {
    id: newId(),
    kind,
    anonymous,
    home_customer_id: customer_id,
    customer_id,
    identities: [],
  };
  people.profiles.set(profile.id, profile);
  people.changes.born.push(profile);
  people.changes.touched.add(profile.id);
  return profile;
}

type Said = { verified: boolean; evidence: string; source_id: string | null };

/** Gives a profile an identity that nobody had. */
export function addIdentity(people: People, profile: HeldProfile, ref: IdentityRef, said: Said): void {
  const identity = { kind: ref.kind, value: ref.value, profile_id: profile.id, verified: said.verified };
  profile.identities.push(identity);
  people.identities.set(identityKey(ref), identity);
  people.changes.identities.push({ ...identity, ...said });
  people.changes.touched.add(profile.id);
}

export function addLink(people: People, link: Omit<Link, 'id'>): Link {
  const made = { id: newId(), ...link };
  holdLink(people, made);
  people.changes.linked.push(made);
  people.changes.touched.add(made.profile_a);
  return made;
}

export function holdLink(people: People, link: Link): void {
  for (const profile_id of [link.profile_a, link.profile_b]) {
    const links = people.links.get(profile_id) ?? new Set();
    people.links.set(profile_id, links.add(link));
  }
}

/** Ends a link; `undone_by` is the actor's text. */
export function endLink(people: People, link: Link, undone_by: string): void {
  people.links.get(link.profile_a)?.delete(link);
  people.links.get(link.profile_b)?.delete(link);
  const { linked, ended, touched } = people.changes;
  // Made and ended within one change: it never was.
  const made = linked.indexOf(link);
  if (made >= 0) linked.splice(made, 1);
  else ended.push({ ...link, undone_by });
  touched.add(link.profile_a).add(link.profile_b);
}

export function suggest(people: People, one: string, other: string, reason: string, evidence: string): void {
  const [profile_a, profile_b] = one < other ? [one, other] : [other, one];
  people.changes.suggested.push({ id: newId(), profile_a, profile_b, reason, evidence });
}
