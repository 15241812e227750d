import { type CountryCode, isSupportedCountry } from 'libphonenumber-js';
import { type BuiltIn, builtInLimit, builtInOf, type Shape } from './built-in.ts';

/** What the company has said, as it is stored. */
export type StoredRules = {
  version: number;
  /** Null: as the server is set. */
  default_country: string | null;
  limits: { kind: string; most: number }[];
  /** Values of its own, and built-in ones that it has switched off (`blocked: false`). */
  values: { kind: string; value: string; blocked: boolean }[];
};

/** `same`: whole values. Of patterns those that begin (or end) alike long are looked up at once. */
export type BlockList = {
  same: Set<string>;
  begins: [length: number, texts: Set<string>][];
  ends: [length: number, texts: Set<string>][];
  shapes: Shape[];
};

export type Rules = {
  default_country: CountryCode | undefined;
  limits: Map<string, number>;
  lists: Map<string, BlockList>;
};

/**
 * Rules in the form they are asked in: with each event, so an answer costs a look into a Set, and one more for each
 * length that the patterns of the kind have.
 */
export function rulesFrom(stored: StoredRules | null, server_country?: string): Rules {
  const country = stored?.default_country ?? server_country;
  const by_kind = Map.groupBy(stored?.values ?? [], ({ kind }) => kind);
  return {
    default_country: country && isSupportedCountry(country) ? country : undefined,
    limits: new Map(stored?.limits.map(({ kind, most }) => [kind, most])),
    lists: new Map([...by_kind].map(([kind, values]) => [kind, listFrom(builtInOf(kind), values)])),
  };
}

function listFrom({ words, shapes }: BuiltIn, values: StoredRules['values']): BlockList {
  const off = new Set(values.filter(({ blocked }) => !blocked).map(({ value }) => value));
  const own = values.filter(({ blocked }) => blocked).map(({ value }) => value);
  const [begins, ends, same] = [
    own.filter((text) => text.endsWith('*')).map((text) => text.slice(0, -1)),
    own.filter((text) => text.startsWith('*')).map((text) => text.slice(1)),
    own.filter((text) => !text.endsWith('*') && !text.startsWith('*')),
  ];
  return {
    same: new Set([...words.filter((word) => !off.has(word)), ...same]),
    begins: byLength(begins),
    ends: byLength(ends),
    shapes: shapes.filter(({ name }) => !off.has(name)),
  };
}

const byLength = (texts: string[]): [number, Set<string>][] =>
  [...Map.groupBy(texts, ({ length }) => length)].map(([length, some]) => [length, new Set(some)]);

const UNTOUCHED = new Map<BuiltIn, BlockList>();

/** The list of a kind about which the company has said nothing. */
function untouched(kind: string): BlockList {
  const built_in = builtInOf(kind);
  const list = UNTOUCHED.get(built_in) ?? listFrom(built_in, []);
  UNTOUCHED.set(built_in, list);
  return list;
}

export const listOf = (rules: Rules, kind: string): BlockList => rules.lists.get(kind) ?? untouched(kind);

export const limitIn = (rules: Rules, kind: string): number => rules.limits.get(kind) ?? builtInLimit(kind);

/**
 * What blocks a value: itself, a pattern or the name of a built-in rule; null when it may be somebody. `bare` is what
 * built-in rules look at: of a phone number its digits without the country.
 */
export function blockIn(rules: Rules, kind: string, value: string, bare: string): string | null {
  const { same, begins, ends, shapes } = listOf(rules, kind);
  const text = value.toLowerCase();
  if (same.has(text)) return text;
  for (const { name, matches } of shapes) if (matches(bare)) return name;
  for (const [length, texts] of begins) {
    if (length <= text.length && texts.has(text.slice(0, length))) return `${text.slice(0, length)}*`;
  }
  for (const [length, texts] of ends) {
    if (length <= text.length && texts.has(text.slice(-length))) return `*${text.slice(-length)}`;
  }
  return null;
}
