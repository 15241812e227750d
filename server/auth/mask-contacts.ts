// What is known to hold an address or a number, by the name it is kept under.
const CONTACT =
  /^(e_?-?mails?|.*_e_?mail|e_?mail_?address|phones?|.*_?phone(_?number)?|(mobile|cell)(_?number)?|tel|telephone|fax|sms|msisdn|whatsapp|telegram|instagram|messenger|facebook|signal|viber|(to_|from_|reply_)?address|(address_?)?line_?\d?|street(_?address)?)$/i;

// One pass over a text; what comes first in it counts. Ids and times are named only to be left alone.
const FOUND = new RegExp(
  [
    String.raw`(?<id>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)`,
    String.raw`(?<time>\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))`,
    // Bounded on both sides of the @, or a long text without any would be walked again from each of its letters.
    String.raw`(?<email>(?:"[^"\n]{1,64}"|[\p{L}\p{N}.!#$%'*+=^_{}~\x60-]{1,64})(?:@|%40|&#64;|&#x40;|&commat;)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8})`,
    String.raw`(?<phone>(?<![\p{L}\p{N}_])(?:\+|%2B)?[(\d](?:(?:[\s().\/\u00a0\u2010-\u2015-]|%20){0,3}\d){6,60})`,
  ].join('|'),
  'giu',
);

const FEWEST_DIGITS = 7;
// A run of digits without any sign of being a number to call: an order has fewer.
const FEWEST_BARE = 10;

/**
 * A copy of an answer in which e-mail addresses and phone numbers are masked: `a••@e••.org`, `+43 ••• ••12`, in
 * whatever text they stand, also in names of properties. Dates stay what they are.
 *
 * Found by their form, and by the name of the field; so a number that only looks like one is masked, too, which costs
 * a reader who needs neither little. What somebody spells out ("ana at example dot org") is not found, nor an address
 * that a source makes part of the name of an event: there it has become words.
 */
export function maskContacts(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return maskField(value, name);
  if (typeof value === 'number') return CONTACT.test(name) ? maskNumber(String(value)) : value;
  if (Array.isArray(value)) return value.map((one) => maskContacts(one, name));
  if (!isPlain(value)) return value;
  const called = calledBy(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      maskText(key),
      maskContacts(one, called !== null && VALUE.test(key) ? called : key),
    ]),
  );
}

const VALUE = /^(value|address)$/;

/** What `{kind: 'whatsapp', value}` or `{name: 'phone', value}` says its value is. */
function calledBy(value: Record<string, unknown>): string | null {
  const called = [value.kind, value.name].find((one) => typeof one === 'string' && CONTACT.test(one));
  return (called as string | undefined) ?? null;
}

function maskField(text: string, name: string): string {
  // Where a page ends is opaque: ids and times, never a customer's address.
  if (/^(next|newer|older)$/.test(name) && /^[\w-]+$/.test(text)) return text;
  const masked = maskText(text);
  if (masked !== text || !CONTACT.test(name) || text.trim() === '') return masked;
  return /\d{3}/.test(text) ? maskNumber(text) : `${first(text)}••`;
}

/** A text with the addresses and numbers in it masked. */
export function maskText(text: string): string {
  if (!/@|%40|&#|&commat|\d{2}/i.test(text)) return text;
  return text.replace(FOUND, (match, ...more) => {
    const { email, phone } = more.at(-1) as Record<string, string | undefined>;
    if (email) return maskEmail(email);
    return phone && isNumber(phone) ? maskNumber(phone) : match;
  });
}

function maskEmail(address: string): string {
  const [local = '', domain = ''] = address.split(/@|%40|&#64;|&#x40;|&commat;/i);
  const labels = domain.split('.');
  const end = labels.length > 1 ? `.${labels.at(-1)}` : '';
  return `${first(local.replace('"', ''))}••@${first(domain)}••${end}`;
}

/** The first two digits of one with its country, and the last two. */
function maskNumber(text: string): string {
  const digits = digitsOf(text);
  const country = /^\s*(\+|%2B)/i.test(text) ? `+${digits.slice(0, 2)} ` : '';
  return `${country}••• ••${digits.slice(-2)}`;
}

function isNumber(found: string): boolean {
  const digits = digitsOf(found).length;
  if (digits < FEWEST_DIGITS) return false;
  // A decimal fraction.
  if (/^\d+\.\d+$/.test(found)) return false;
  if (/^(\+|%2B|\(?0)/i.test(found)) return true;
  // Addresses of machines and versions: 192.168.100.200.
  if (/^[\d.]+$/.test(found) && found.includes('.')) return false;
  return digits >= FEWEST_BARE || (/^\(/.test(found) && digits > FEWEST_DIGITS);
}

// As it stands in an address of the web, %2B is the plus and %20 a space.
const digitsOf = (text: string): string => text.replace(/%2[0B]/gi, '').replace(/\D/g, '');

const first = (text: string): string => [...text.trim()][0] ?? '';

export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
