import { storableText } from '../../../log/index.ts';
import type { HeldProfile, People } from './people.ts';
import type { View } from './rebuild-views.ts';
import { latestTraits, outweighs } from './write-traits.ts';

export type Look = View & { kind: HeldProfile['kind'] };

const LONGEST_NAME = 200;
const FIRST = ['first_name', 'firstName', 'firstname'];
const LAST = ['last_name', 'lastName', 'lastname'];

/**
 * The looks of customers who have come into being with this change and are one profile: all that is known of them is
 * at hand, so that nobody has to ask the database. By the same rules as in rebuildViews, which sees to the others:
 * those who were joined with somebody, who have several addresses to choose from, or whose name is no text.
 */
export function looksOfNewborn(people: People): Look[] {
  const bags = bagsOf(people);
  return people.changes.born.flatMap((profile) => {
    if ((people.links.get(profile.id)?.size ?? 0) > 0) return [];
    const look = lookOf(profile, bags.get(profile.id) ?? new Map());
    return look ? [look] : [];
  });
}

type Bag = Map<string, unknown>;

/** What is believed of each trait of the newborn. */
function bagsOf(people: People): Map<string, Bag> {
  const { born, traits } = people.changes;
  const ids = new Set(born.map(({ id }) => id));
  const believed = new Map<string, (typeof traits)[number]>();
  for (const trait of latestTraits(traits)) {
    if (!ids.has(trait.profile_id)) continue;
    const key = `${trait.profile_id} ${trait.name}`;
    const other = believed.get(key);
    if (!other || outweighs(trait, other)) believed.set(key, trait);
  }
  const bags = new Map<string, Bag>();
  for (const { profile_id, name, value } of believed.values()) {
    const bag = bags.get(profile_id) ?? new Map();
    bags.set(profile_id, bag);
    if (value !== null) bag.set(name, value);
  }
  return bags;
}

function lookOf(profile: HeldProfile, bag: Bag): Look | null {
  const { home_customer_id: id, kind, anonymous } = profile;
  const [email, ...more_emails] = valuesOf(profile, 'email');
  const [phone, ...more_phones] = valuesOf(profile, 'phone');
  const texts = ['name', ...FIRST, ...LAST].map((name) => bag.get(name));
  if (more_emails.length + more_phones.length > 0) return null;
  if (texts.some((text) => text !== undefined && typeof text !== 'string')) return null;
  return {
    id,
    kind,
    active: true,
    known: !anonymous,
    name: nameIn(bag as Map<string, string>),
    email: email ?? null,
    phone: phone ?? null,
    traits: Object.fromEntries(bag),
  };
}

const valuesOf = ({ identities }: HeldProfile, kind: string): string[] =>
  identities.filter((one) => one.kind === kind).map(({ value }) => value);

function nameIn(bag: Map<string, string>): string | null {
  const said = (names: string[]) => {
    const name = names.find((one) => bag.has(one));
    return name === undefined ? [] : [trimmed(storableText(bag.get(name)!))];
  };
  const whole = said(['name'])[0] || trimmed([...said(FIRST), ...said(LAST)].join(' '));
  return whole === '' ? null : [...whole].slice(0, LONGEST_NAME).join('');
}

// As btrim does it: other blanks than these stay.
const trimmed = (text: string): string => text.replace(/^ +| +$/g, '');
