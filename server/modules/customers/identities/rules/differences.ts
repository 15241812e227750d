import { builtInLimit } from './built-in.ts';
import type { StoredRules } from './rules.ts';

const MOST_TOLD = 50;

type Told = Record<string, unknown>;

/** What is otherwise than before, for the audit; null when nothing is. Of very many values the first are told. */
export function differencesOf(before: StoredRules, after: Omit<StoredRules, 'version'>): Told | null {
  const told: Told = {};
  if (before.default_country !== after.default_country)
    told.default_country = { from: before.default_country, to: after.default_country };
  const kinds = new Set(
    [before, after].flatMap(({ limits, values }) => [...limits, ...values].map(({ kind }) => kind)),
  );
  for (const kind of [...kinds].sort()) {
    const differences = ofKind(kind, before, after);
    if (Object.keys(differences).length > 0) told[kind] = differences;
  }
  return Object.keys(told).length === 0 ? null : told;
}

function ofKind(kind: string, before: StoredRules, after: Omit<StoredRules, 'version'>): Told {
  const told: Told = {};
  const [was, is] = [limitIn(before, kind), limitIn(after, kind)];
  if (was !== is) told.limit = { from: was, to: is };
  const [old_on, new_on] = [valuesIn(before, kind, true), valuesIn(after, kind, true)];
  const [old_off, new_off] = [valuesIn(before, kind, false), valuesIn(after, kind, false)];
  note(told, 'blocked', without(new_on, old_on));
  note(told, 'unblocked', without(old_on, new_on));
  note(told, 'switched_off', without(new_off, old_off));
  note(told, 'switched_on', without(old_off, new_off));
  return told;
}

function note(told: Told, name: string, values: Set<string>): void {
  if (values.size === 0) return;
  told[name] = [...values].slice(0, MOST_TOLD);
  if (values.size > MOST_TOLD) told[`${name}_count`] = values.size;
}

const without = (some: Set<string>, others: Set<string>): Set<string> =>
  new Set([...some].filter((one) => !others.has(one)));

const limitIn = ({ limits }: Pick<StoredRules, 'limits'>, kind: string): number =>
  limits.find((one) => one.kind === kind)?.most ?? builtInLimit(kind);

const valuesIn = ({ values }: Pick<StoredRules, 'values'>, kind: string, blocked: boolean): Set<string> =>
  new Set(values.filter((one) => one.kind === kind && one.blocked === blocked).map(({ value }) => value));
