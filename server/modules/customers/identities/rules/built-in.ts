// Values that stand for nobody in particular. Whoever shares one would end up as one customer with everybody else
// who does, so they are never taken as an identity. Short numbers and names such as "admin" are somebody's real id.

/** A rule that one value cannot say. Compared with e-mail addresses and ids in lower case, with phones as digits. */
export type Shape = {
  name: string;
  example: string;
  matches: (text: string) => boolean;
  /** The same for PostgreSQL and for whole values: lets through what matches, and perhaps some more. */
  pattern: string;
};

export type BuiltIn = { words: readonly string[]; shapes: readonly Shape[] };

const WORDS = [
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
];

const ONLY_ZEROS: Shape = {
  name: 'rule:only_zeros',
  example: '00000000-0000-0000-0000-000000000000',
  matches: (id) => /^[0\s\-_.:+{}()]+$/.test(id),
  pattern: String.raw`^[0\s_.:+{}()-]+$`,
};

const NOBODYS_NAMES =
  'test|example|user|name|email|mail|null|undefined|none|noemail|no-email|nomail|unknown|anonymous|guest|foo|your-?email';
const NOBODYS_DOMAINS =
  'test|example|email|mail|none|null|undefined|noemail|nomail|unknown|anonymous|guest|domain|your-?domain|invalid|localhost|bar';
const NOBODYS_EMAIL = new RegExp(`^(?:${NOBODYS_NAMES})@(?:${NOBODYS_DOMAINS})(?:\\.[a-z]{2,7})?$`);

const PLACEHOLDER_ADDRESS: Shape = {
  name: 'rule:placeholder_address',
  example: 'test@test.com',
  matches: (address) => NOBODYS_EMAIL.test(address),
  pattern: NOBODYS_EMAIL.source,
};

const SAME_LETTERS: Shape = {
  name: 'rule:same_letters',
  example: 'a@a.com',
  matches: (address) => /^(a|b|x|aa|xx|abc|asdf)@\1\.[a-z]{2,3}$/.test(address),
  pattern: String.raw`^(a|b|x|aa|xx|abc|asdf)@\1\.[a-z]{2,3}$`,
};

const ONE_DIGIT: Shape = {
  name: 'rule:one_digit',
  example: '+49 1111111',
  matches: (digits) => /^(\d)\1*$/.test(digits),
  pattern: String.raw`(\d)\1{4}(;ext=\d+)?$`,
};

const UP = '01234567890123456789';
const DOWN = '98765432109876543210';
const EIGHT = Array.from({ length: 10 }, (_, from) => from);

const COUNTED: Shape = {
  name: 'rule:counted',
  example: '+1 234 567 8901',
  matches: (digits) => digits.length >= 8 && (UP.includes(digits) || DOWN.includes(digits)),
  pattern: `(${[UP, DOWN].flatMap((run) => EIGHT.map((from) => run.slice(from, from + 8))).join('|')})(;ext=\\d+)?$`,
};

const OF_EMAIL: BuiltIn = { words: [], shapes: [PLACEHOLDER_ADDRESS, SAME_LETTERS] };
const OF_PHONE: BuiltIn = { words: [], shapes: [ONE_DIGIT, COUNTED] };
const OF_IDS: BuiltIn = { words: WORDS, shapes: [ONLY_ZEROS] };

export const isPhone = (kind: string): boolean => kind === 'phone' || kind === 'whatsapp';

/** What identifies nobody unless the company says otherwise. */
export const builtInOf = (kind: string): BuiltIn =>
  kind === 'email' ? OF_EMAIL : isPhone(kind) ? OF_PHONE : OF_IDS;

/**
 * One user id makes one person; of what people have several of, five. Of browsers nobody has so many, but a server that
 * makes up a new one for each call has, and what is looked at as a whole must not grow without end.
 */
export const builtInLimit = (kind: string): number =>
  kind === 'user_id' ? 1 : kind === 'anonymous_id' ? 500 : 5;

/** Kinds that are known before anybody has brought one of them; those who are met are added to them. */
export const KINDS = [
  ...['email', 'phone', 'user_id', 'anonymous_id', 'whatsapp', 'telegram', 'messenger', 'instagram'],
  ...['facebook', 'x', 'tiktok', 'linkedin', 'group_id'],
];
