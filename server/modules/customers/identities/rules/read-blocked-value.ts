import { domainToASCII } from 'node:url';
import { isStorable, MAX_LENGTH, readIdentity } from '../normalise-identity.ts';
import { isPhone } from './built-in.ts';

const FEWEST = 2;
const FEWEST_OF_PHONE = 4;

/**
 * The form in which a value or a pattern that a person gave is compared, or what is wrong with it. A pattern begins or
 * ends with one `*`.
 */
export function readBlockedValue(kind: string, given: string): { value: string } | { fault: string } {
  const text = given.normalize('NFC').trim();
  if (text === '') return { fault: 'Is empty.' };
  if (text.length > MAX_LENGTH) return { fault: `Has more than ${MAX_LENGTH} characters.` };
  if (!isStorable(text)) return { fault: 'Holds a character that cannot be stored.' };
  if (/^\*+$/.test(text))
    return { fault: 'Would block everybody. Say what the value begins with (such as test-*) or ends with.' };
  const rest = text.replace(/^\*|\*$/, '');
  if (rest.includes('*'))
    return { fault: 'One * is enough, at the beginning or at the end: *@example.com, test-*.' };
  return rest === text ? wholeValue(kind, text) : pattern(kind, text, rest);
}

function wholeValue(kind: string, text: string): { value: string } | { fault: string } {
  const read = readIdentity(kind, text);
  if (read) return { value: read.value.toLowerCase() };
  if (kind === 'email')
    return { fault: 'Is not a whole address. To block many, begin or end with *: *@example.com.' };
  if (isPhone(kind)) return { fault: 'Is not a phone number. Write it with its country: +49 30 901820.' };
  return { fault: 'Cannot be an identity of this kind.' };
}

function pattern(kind: string, text: string, rest: string): { value: string } | { fault: string } {
  const literal = isPhone(kind) ? digitsOf(rest) : kind === 'email' ? addressPart(rest) : rest.toLowerCase();
  if (literal === null) return { fault: 'Of a phone number only digits and a + at the beginning count.' };
  const begins = text.endsWith('*');
  if (isPhone(kind) && begins && !literal.startsWith('+'))
    return { fault: 'Write the beginning of phone numbers with their country: +49 30*.' };
  const fewest = isPhone(kind) ? FEWEST_OF_PHONE : FEWEST;
  if (literal.length < fewest)
    return { fault: `Would block nearly everybody. Give at least ${fewest} characters beside the *.` };
  return { value: begins ? `${literal}*` : `*${literal}` };
}

function digitsOf(rest: string): string | null {
  const digits = rest.replace(/[\s()./-]/g, '').replace(/^00/, '+');
  return /^\+?\d*$/.test(digits) ? digits : null;
}

// "*@Bücher.de" is compared with addresses whose domain is in its one form.
function addressPart(rest: string): string {
  const lower = rest.toLowerCase();
  const at = lower.lastIndexOf('@');
  const domain = at < 0 ? '' : domainToASCII(lower.slice(at + 1));
  return domain === '' ? lower : lower.slice(0, at + 1) + domain;
}
