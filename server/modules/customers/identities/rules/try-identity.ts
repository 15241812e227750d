import { MAX_LENGTH, readIdentity } from '../normalise-identity.ts';
import { isPhone } from './built-in.ts';
import { blockOf, defaultCountry } from './in-force.ts';

export type Tried = {
  /** `taken`: it identifies somebody. */
  verdict: 'taken' | 'blocked' | 'invalid';
  normal: string | null;
  /** The value, the pattern or the name of the built-in rule that blocks it. */
  blocked_by: string | null;
  why: string;
};

/** What becomes of a value that somebody or something gives as an identity. */
export function tryIdentity(kind: string, given: string): Tried {
  const read = readIdentity(kind, given);
  if (!read) return { verdict: 'invalid', normal: null, blocked_by: null, why: whyInvalid(kind, given) };
  const blocked_by = blockOf(kind, read.value, read.bare);
  if (blocked_by === null) {
    const why = 'It identifies one customer: whoever brings it is taken for the same person.';
    return { verdict: 'taken', normal: read.value, blocked_by, why };
  }
  const by = blocked_by.startsWith('rule:') ? 'a built-in rule' : `“${blocked_by}”`;
  const why = `It is blocked by ${by}: what comes with it is kept, and joins nobody with anybody.`;
  return { verdict: 'blocked', normal: read.value, blocked_by, why };
}

function whyInvalid(kind: string, given: string): string {
  const text = given.trim();
  if (text === '') return 'It is empty.';
  if (text.length > MAX_LENGTH) return `It has more than ${MAX_LENGTH} characters.`;
  if (kind === 'email')
    return 'It is not an e-mail address: that is a name, an @ and a domain, without spaces.';
  if (!isPhone(kind)) return 'It holds a character that no id has.';
  const national = !/^(\+|00)/.test(text) && kind === 'phone';
  return national && !defaultCountry()
    ? 'It is written without its country, and no country is set for such numbers.'
    : 'There is no such phone number: too long, too short, or an unknown country.';
}
