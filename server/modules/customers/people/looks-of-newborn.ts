import { storableText } from '../../../log/index.ts';
import type { HeldProfile, People } from './people.ts';
import type { View } from './rebuild-views.ts';
import { type Said, whatCounts } from './write-traits.ts';

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
  const said = whatCounts(people.changes.traits);
  return people.changes.born.flatMap((profile) => {
    if ((people.links.get(profile.id)?.size ?? 0) > 0) return [];
    const look = lookOf(profile, bagOf(said.get(profile.id)));
    return look ? [look] : [];
  });
}

type Bag = Map<string, unknown>;

/** A person's word hides what machines say; what was taken back is not there. */
function bagOf(said: Said | undefined): Bag {
  const bag: Bag = new Map();
  for (const { name, value } of said?.machines.values() ?? []) bag.set(name, value);
  for (const { name, value } of said?.persons.values() ?? []) bag.set(name, value);
  for (const [name, value] of bag) if (value === null) bag.delete(name);
  return bag;
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
