// Values that stand for nobody in particular. Whoever shares one would end up as one customer with everybody else
// who does, so they are never taken as an identity. Short numbers and names such as "admin" are somebody's real id.

const NOBODY = new Set([
  ...'null undefined none nil nan n/a na unknown unidentified guest anonymous anon default visitor'.split(
    ' ',
  ),
  ...'user userid user_id user-id username customer test tester testuser example dummy true false empty'.split(
    ' ',
  ),
  ...'blank void deleted removed redacted not_set not-set notset not_applicable -1 {} [] "" \'\' ?'.split(
    ' ',
  ),
  ...[
    'not set',
    'not applicable',
    '(null)',
    '(none)',
    '(undefined)',
    '(not set)',
    '[object object]',
    '<null>',
  ],
]);

/** For ids of all kinds: also what consists of nothing but zeros, dashes and the like (an empty uuid). */
export function isBlocked(value: string): boolean {
  return NOBODY.has(value.toLowerCase()) || /^[0\s\-_.:+{}()]+$/.test(value);
}

const NOBODYS_NAMES =
  'test|example|user|name|email|mail|null|undefined|none|noemail|no-email|nomail|unknown|anonymous|guest|foo|your-?email';
const NOBODYS_DOMAINS =
  'test|example|email|mail|none|null|undefined|noemail|nomail|unknown|anonymous|guest|domain|your-?domain|invalid|localhost|bar';

const NOBODYS_EMAIL = new RegExp(
  `^(?:(?:${NOBODYS_NAMES})@(?:${NOBODYS_DOMAINS})(?:\\.[a-z]{2,7})?|(a|b|x|aa|xx|abc|asdf)@\\1\\.[a-z]{2,3})$`,
);

/** For e-mail addresses in their normal form: those that people type to be left alone. */
export const isBlockedEmail = (address: string): boolean => NOBODYS_EMAIL.test(address);

/** For the digits of a phone number without its country: one digit only (0000000), or counted up (123456789). */
export const isBlockedPhone = (digits: string): boolean =>
  /^(\d)\1*$/.test(digits) || (digits.length >= 8 && (UP.includes(digits) || DOWN.includes(digits)));

const UP = '01234567890123456789';
const DOWN = '98765432109876543210';
