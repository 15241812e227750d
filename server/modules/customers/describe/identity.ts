import type { Describe, Described } from './describe-interaction.ts';
import { capital, list, plain, short, textOf, withDetails } from './words.ts';

/** Who somebody is, and who is the same. */
export const identity: Record<string, Describe> = {
  'customer.identified': identified,
  'customer.corrected': corrected,
  'customer.aliased': () => 'Known under a new id from now on',
  'customer.linked': linked,
  'customer.unlinked': () =>
    'No longer taken for the same person: other evidence weighs more than what was only said',
  'customer.merged': () => 'Merged into this customer by hand',
  'customer.unmerged': ({ properties }) =>
    properties.side === 'split_off' ? 'Split off from another customer' : 'Another customer was split off',
  'organisation.joined': (happened) => {
    const name = textOf(happened, 'name') ?? String(happened.context.group_id ?? '');
    return name === '' ? 'Joined an organisation' : `Belongs to ${name}`;
  },
  'organisation.left': (happened) => {
    const name = textOf(happened, 'name');
    return name ? `No longer belongs to ${name}` : 'Left an organisation';
  },
};

function identified(happened: Described): string {
  const { properties, context } = happened;
  const unproven = context.trust === 'claimed' ? ' (not verified)' : '';
  const named = textOf(happened, 'name', 'email', 'phone') ?? fullName(happened);
  if (named) return `Said who they are: ${named}${unproven}`;
  const traits = Object.keys(properties).map((name) => name.replaceAll('_', ' '));
  if (traits.length > 0)
    return `Details came in: ${list(traits.slice(0, 4))}${traits.length > 4 ? ' and more' : ''}`;
  const user_id = typeof context.user_id === 'string' ? context.user_id : null;
  return user_id ? `Signed in as ${user_id}${unproven}` : 'Said who they are';
}

function fullName(happened: Described): string | null {
  const names = [textOf(happened, 'first_name', 'firstName'), textOf(happened, 'last_name', 'lastName')];
  return names.filter((name) => name !== null).join(' ') || null;
}

function linked({ properties }: Described): string {
  const who = properties.anonymous === true ? 'This browser' : 'This person';
  return properties.strength === 'claimed'
    ? `${who} said to be the same customer (not verified)`
    : `${who} was recognised as the same customer`;
}

/** "Corrected city: Kassel (was Bremen)"; of several only the names. */
function corrected({ properties }: Described): string {
  const set = Object.entries((properties.set ?? {}) as Record<string, unknown>);
  const was = (properties.was ?? {}) as Record<string, unknown>;
  const names = (list: unknown) => (Array.isArray(list) ? list.map((name) => plain(String(name))) : []);
  const told = [
    set.length === 1 &&
      set.map(([name, value]) => `corrected ${plain(name)}: ${change(value, was[name])}`)[0],
    set.length > 1 && `corrected ${list(set.map(([name]) => plain(name)))}`,
    ...[names(properties.removed)].filter(({ length }) => length > 0).map((some) => `removed ${list(some)}`),
    ...[names(properties.released)]
      .filter(({ length }) => length > 0)
      .map((some) => `released ${list(some)} for systems to say`),
  ].filter((one) => typeof one === 'string');
  return told.length === 0 ? 'Corrected' : capital(told.join('; '));
}

const change = (value: unknown, was: unknown): string =>
  withDetails(worded(value), was === null || was === undefined ? null : `was ${worded(was)}`);

const worded = (value: unknown): string =>
  short(typeof value === 'string' ? value : JSON.stringify(value), 60);
