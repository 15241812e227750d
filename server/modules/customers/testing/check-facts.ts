import type { CustomerFact, Facts, IdentityFact, LinkFact, ProfileFact, TraitFact } from './facts.ts';

// What must always hold, said a second time and in another way than the product does it.

/** Everything that is wrong; empty when all is well. */
export function faultsIn(facts: Facts): string[] {
  const groups = components(facts.profiles, active(facts.links));
  return [
    ...orphans(facts),
    ...wrongPointers(facts, groups),
    ...wrongViews(facts),
    ...groups.filter((group) => !hasPersonLink(facts, group)).flatMap((group) => brokenRules(facts, group)),
  ];
}

/** Everything that is not as it was and must be: facts are added and never changed. */
export function rewritten(before: Facts, after: Facts): string[] {
  const faults: string[] = [];
  const identities = new Map(after.identities.map((one) => [`${one.kind} ${one.value}`, one]));
  for (const { kind, value, profile_id, verified } of before.identities) {
    const now = identities.get(`${kind} ${value}`);
    if (now?.profile_id !== profile_id) faults.push(`the ${kind} ${value} left its profile`);
    if (verified && !now?.verified) faults.push(`the ${kind} ${value} is no longer verified`);
  }
  const profiles = new Map(after.profiles.map((one) => [one.id, one]));
  for (const { id, home_customer_id, anonymous } of before.profiles) {
    const now = profiles.get(id);
    if (now?.home_customer_id !== home_customer_id || now.anonymous !== anonymous)
      faults.push(`profile ${id} was changed`);
  }
  const links = new Map(after.links.map((one) => [one.id, one]));
  for (const link of before.links) {
    const now = links.get(link.id);
    if (
      JSON.stringify({ ...now, undone_by: link.undone_by }) !== JSON.stringify(link) ||
      (link.undone_by && !now?.undone_by)
    )
      faults.push(`link ${link.id} was rewritten`);
  }
  for (const [id, profile_id] of before.interactions)
    if (after.interactions.get(id) !== profile_id) faults.push(`interaction ${id} left its profile`);
  return faults;
}

const active = (links: LinkFact[]) => links.filter(({ undone_by }) => undone_by === null);

/** Sets of profiles that the links connect, by joining sets until nothing joins any more. */
function components(profiles: ProfileFact[], links: LinkFact[]): string[][] {
  const set_of = new Map(profiles.map(({ id }) => [id, [id]]));
  for (const { profile_a, profile_b } of links) {
    const [a, b] = [set_of.get(profile_a)!, set_of.get(profile_b)!];
    if (a === b) continue;
    a.push(...b);
    for (const id of b) set_of.set(id, a);
  }
  return [...new Set(set_of.values())].map((ids) => ids.sort());
}

function orphans({ profiles, identities, customers, links }: Facts): string[] {
  const ids = new Set(profiles.map(({ id }) => id));
  const homes = new Set(profiles.map(({ home_customer_id }) => home_customer_id));
  return [
    ...identities
      .filter((one) => !ids.has(one.profile_id))
      .map((one) => `${one.kind} ${one.value} has no profile`),
    ...links
      .filter((one) => !ids.has(one.profile_a) || !ids.has(one.profile_b))
      .map(({ id }) => `link ${id} hangs`),
    ...customers.filter(({ id }) => !homes.has(id)).map(({ id }) => `customer ${id} was nobody's home`),
    ...(homes.size === profiles.length && customers.length === profiles.length
      ? []
      : ['not one home for each profile']),
  ];
}

function wrongPointers({ profiles }: Facts, groups: string[][]): string[] {
  const by_id = new Map(profiles.map((profile) => [profile.id, profile]));
  return groups.flatMap((group) => {
    const home = by_id.get(group[0]!)!.home_customer_id;
    return group
      .filter((id) => by_id.get(id)!.customer_id !== home)
      .map((id) => `profile ${id} of ${group} does not point to the home of the oldest`);
  });
}

function wrongViews(facts: Facts): string[] {
  return facts.customers.flatMap((customer) => {
    const expected = JSON.stringify(viewOf(facts, customer.id));
    const { id, traits, ...rest } = customer;
    const found = JSON.stringify({ ...rest, traits: sorted(traits) });
    return found === expected ? [] : [`customer ${id} looks like ${found}, and should like ${expected}`];
  });
}

const sorted = (bag: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(bag).sort(([a], [b]) => (a < b ? -1 : 1)));

const latestFirst = (a: TraitFact, b: TraitFact): number =>
  [b.trust, b.occurred_at, b.said_in].join(' ') < [a.trust, a.occurred_at, a.said_in].join(' ') ? -1 : 1;

function viewOf({ profiles, traits, identities }: Facts, customer_id: string): Omit<CustomerFact, 'id'> {
  const members = profiles.filter((one) => one.customer_id === customer_id);
  const ids = new Set(members.map(({ id }) => id));
  const bag: Record<string, unknown> = {};
  for (const { profile_id, name, value } of [...traits].sort(latestFirst)) {
    if (ids.has(profile_id) && !(name in bag)) bag[name] = value;
  }
  const said = sorted(Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== null)));
  const best = (kind: string): string | null => {
    const rank = (one: IdentityFact) =>
      `${one.verified ? 0 : 1}${one.value === said[kind] ? 0 : 1}${one.created_at} ${one.value}`;
    const all = identities.filter((one) => one.kind === kind && ids.has(one.profile_id));
    return all.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0]?.value ?? null;
  };
  return {
    active: members.length > 0,
    known: members.some(({ anonymous }) => !anonymous),
    name: (said.name as string | undefined) ?? null,
    email: best('email'),
    phone: best('phone'),
    traits: said,
  };
}

const hasPersonLink = (facts: Facts, group: string[]): boolean =>
  active(facts.links).some(({ strength, profile_a }) => strength === 'person' && group.includes(profile_a));

/** What machines may not do. Where a person has joined by their word, none of it binds them. */
function brokenRules(facts: Facts, group: string[]): string[] {
  const faults: string[] = [];
  const held = facts.identities.filter(({ profile_id }) => group.includes(profile_id));
  for (const [kind, most] of [
    ['user_id', 1],
    ['email', 5],
    ['phone', 5],
  ] as const) {
    const count = held.filter((one) => one.kind === kind).length;
    if (count > most) faults.push(`${group} have ${count} of ${kind}`);
  }
  const profiles = facts.profiles.filter(({ id }) => group.includes(id));
  const links = active(facts.links).filter(({ profile_a }) => group.includes(profile_a));
  const proven = (ids: string[]) =>
    held.some((one) => one.verified && one.kind !== 'anonymous_id' && ids.includes(one.profile_id));
  const people = components(
    profiles,
    links.filter(({ strength }) => strength !== 'claimed'),
  ).filter(proven);
  if (people.length > 1) faults.push(`claims join proven people: ${people.join(' and ')}`);
  const sides = facts.separations.filter(({ profile_id }) => group.includes(profile_id));
  for (const one of sides)
    if (sides.some(({ id, side }) => id === one.id && side !== one.side))
      faults.push(`${group} were separated`);
  return faults;
}
