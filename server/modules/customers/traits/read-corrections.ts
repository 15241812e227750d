import { Refusal } from '../../../http/index.ts';
import { LONGEST_NAME, LONGEST_VALUE, TEXTS } from '../evidence/said-traits.ts';
import { normaliseIdentity } from '../identities/normalise-identity.ts';

export type Corrections = { set: Map<string, unknown>; remove: string[]; release: string[] };

export type Asked = {
  set?: Record<string, unknown> | undefined;
  remove?: string[] | undefined;
  release?: string[] | undefined;
};

type Fault = { path: string; detail: string };

/** What a person wants of which trait, in the form it is kept; refused as a whole when any of it cannot be. */
export function readCorrections({ set = {}, remove = [], release = [] }: Asked): Corrections {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const checkName = (list: string, name: string) => {
    const detail = seen.has(name)
      ? 'Is named twice: a trait is set, removed or released.'
      : faultOfName(name);
    if (detail) faults.push({ path: `${list}/${name}`, detail });
    seen.add(name);
  };
  const values = new Map<string, unknown>();
  for (const [name, given] of Object.entries(set)) {
    checkName('set', name);
    const value = typeof given === 'string' ? given.trim() : given;
    const detail = faultOfValue(name, value);
    if (detail) faults.push({ path: `set/${name}`, detail });
    values.set(name, kept(name, value));
  }
  for (const name of remove) checkName('remove', name);
  for (const name of release) checkName('release', name);
  if (faults.length > 0) {
    const detail = `${faults[0]!.path}: ${faults[0]!.detail}`;
    throw new Refusal('invalid_trait', 422, detail, { members: { errors: faults } });
  }
  if (seen.size === 0) {
    throw new Refusal('nothing_to_correct', 422, 'Name at least one trait to set, remove or release.');
  }
  return { set: values, remove, release };
}

function faultOfName(name: string): string | null {
  if (name.trim() === '') return 'A trait needs a name.';
  if (name !== name.trim()) return 'The name of a trait does not begin or end with spaces.';
  if (name.length > LONGEST_NAME) return `The name of a trait has at most ${LONGEST_NAME} characters.`;
  return /\p{Cc}/u.test(name) || !name.isWellFormed()
    ? 'The name of a trait holds a character it cannot have.'
    : null;
}

function faultOfValue(name: string, value: unknown): string | null {
  if (value === null || value === '') return 'Is empty. To take a trait away, remove it.';
  if (TEXTS.has(name) && typeof value !== 'string') return 'Has to be text.';
  if (JSON.stringify(value).length > LONGEST_VALUE) return `Is longer than ${LONGEST_VALUE} characters.`;
  if (name === 'email' && normaliseIdentity('email', String(value)) === null)
    return 'This is not an e-mail address, or one that stands for nobody.';
  if (name === 'phone' && normaliseIdentity('phone', String(value)) === null)
    return 'This is not a phone number. Write it with its country, such as +49 30 901820.';
  return null;
}

// Addresses in their one form, so that they are found to be among those the customer is known by.
const kept = (name: string, value: unknown): unknown =>
  name === 'email' || name === 'phone' ? normaliseIdentity(name, String(value)) : value;
