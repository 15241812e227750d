import { isSupportedCountry } from 'libphonenumber-js';
import { Refusal } from '../../../../http/index.ts';
import { builtInLimit, builtInOf } from './built-in.ts';
import { readBlockedValue } from './read-blocked-value.ts';
import type { StoredRules } from './rules.ts';

type KindWanted = {
  kind: string;
  /** Null: as built in. */
  limit: number | null;
  blocked: string[];
  switched_off: string[];
};

export type Wanted = { default_country: string | null; kinds: KindWanted[] };

type Fault = { path: string; detail: string };

/** What is wanted in the form it is stored; refused as a whole, with all that is wrong with it. */
export function readWanted(
  { default_country, kinds }: Wanted,
  known: string[],
): Omit<StoredRules, 'version'> {
  const faults: Fault[] = [];
  if (default_country !== null && !isSupportedCountry(default_country))
    faults.push({
      path: 'default_country',
      detail: `There is no country ${default_country}: it is two letters, such as DE.`,
    });
  const values: StoredRules['values'] = [];
  const limits: StoredRules['limits'] = [];
  const seen = new Set<string>();
  for (const [place, wanted] of kinds.entries()) {
    const { kind, limit } = wanted;
    const path = `kinds/${place}`;
    if (!known.includes(kind))
      faults.push({
        path: `${path}/kind`,
        detail: `There is no kind "${kind}". Kinds are: ${known.join(', ')}.`,
      });
    else if (seen.has(kind))
      faults.push({ path: `${path}/kind`, detail: `The kind ${kind} is there twice.` });
    else values.push(...blockedIn(path, wanted, faults), ...switchedOffIn(path, wanted, faults));
    seen.add(kind);
    if (limit !== null && limit !== builtInLimit(kind)) limits.push({ kind, most: limit });
  }
  if (faults.length > 0) {
    const [{ path, detail }] = faults as [Fault, ...Fault[]];
    throw new Refusal('invalid_identity_rules', 422, `${path}: ${detail}`, {
      members: { errors: faults.slice(0, 50) },
    });
  }
  return { default_country, limits, values };
}

function blockedIn(path: string, { kind, blocked }: KindWanted, faults: Fault[]): StoredRules['values'] {
  const values = new Set<string>();
  for (const [place, given] of blocked.entries()) {
    const read = readBlockedValue(kind, given);
    if ('fault' in read) faults.push({ path: `${path}/blocked/${place}`, detail: read.fault });
    else values.add(read.value);
  }
  return [...values].map((value) => ({ kind, value, blocked: true }));
}

function switchedOffIn(
  path: string,
  { kind, blocked, switched_off }: KindWanted,
  faults: Fault[],
): StoredRules['values'] {
  const { words, shapes } = builtInOf(kind);
  const names = new Set([...words, ...shapes.map(({ name }) => name)]);
  return [...new Set(switched_off)].flatMap((value) => {
    const fault = !names.has(value)
      ? `There is no built-in rule "${value}" for ${kind}.`
      : blocked.some((text) => text.trim().toLowerCase() === value) &&
        `"${value}" cannot be switched off and blocked at once.`;
    if (!fault) return [{ kind, value, blocked: false }];
    faults.push({ path: `${path}/switched_off`, detail: fault });
    return [];
  });
}
