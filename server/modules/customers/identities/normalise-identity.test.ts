import { afterEach, expect, test } from 'vitest';
import { normaliseIdentity } from './normalise-identity.ts';
import { putInForce } from './rules/in-force.ts';
import { rulesFrom, type StoredRules } from './rules/rules.ts';

const NOTHING: StoredRules = { version: 0, default_country: null, limits: [], values: [] };
const say = (said: Partial<StoredRules>, server_country?: string) =>
  putInForce(rulesFrom({ ...NOTHING, ...said }, server_country));

afterEach(() => say({}));

test('an e-mail address is the same in capitals, with spaces around it and with its domain in any script', () => {
  expect(normaliseIdentity('email', ' Ana.Lopez@Example.COM ')).toBe('ana.lopez@example.com');
  expect(normaliseIdentity('email', 'ana@bücher.de')).toBe('ana@xn--bcher-kva.de');
  expect(normaliseIdentity('email', 'ana@example.com.')).toBe('ana@example.com');
});

test('dots and plus tags of an address are left as they are', () => {
  expect(normaliseIdentity('email', 'a.n.a+shop@gmail.com')).toBe('a.n.a+shop@gmail.com');
});

test.each([
  'ana',
  'ana@',
  '@example.com',
  'ana@example',
  'an a@example.com',
  'ana@@example.com',
  'ana@exa mple.com',
  '.ana@example.com',
  'ana@example..com',
  `${'a'.repeat(65)}@example.com`,
  'ana\0@example.com',
  'ana@example.com, ben@example.com',
])('%j is no e-mail address', (text) => {
  expect(normaliseIdentity('email', text)).toBeNull();
});

test.each([
  'test@test.com',
  'TEST@example.com',
  'user@example.com',
  'none@none.com',
  'null@null.com',
  'a@a.com',
])('the address %s is nobody', (text) => expect(normaliseIdentity('email', text)).toBeNull());

test.each(['testa@test.com', 'ana@example.com', 'test@werkbank.example', 'a@b.com', 'username@company.com'])(
  'the address %s may be somebody',
  (text) => expect(normaliseIdentity('email', text)).toBe(text),
);

test.each([
  'null',
  'undefined',
  'Guest',
  'ANONYMOUS',
  '0',
  '-1',
  '00000000-0000-0000-0000-000000000000',
  '0000000000',
  '[object Object]',
  '',
  '   ',
  'x'.repeat(256),
  'a\u0000b',
  'a\ud800',
])('the id %j is nobody', (value) => {
  expect(normaliseIdentity('user_id', value)).toBeNull();
  expect(normaliseIdentity('anonymous_id', value)).toBeNull();
});

test('an id keeps its capitals, and short numbers are ids', () => {
  expect(normaliseIdentity('user_id', ' Ana-1 ')).toBe('Ana-1');
  expect(normaliseIdentity('user_id', '7')).toBe('7');
  expect(normaliseIdentity('user_id', '1000')).toBe('1000');
  expect(normaliseIdentity('user_id', 'admin')).toBe('admin');
});

test('a phone number is the same however it is written', () => {
  expect(normaliseIdentity('phone', '+49 (0)30 / 90 18 20')).toBe('+4930901820');
  expect(normaliseIdentity('phone', '0049 30 901820')).toBe('+4930901820');
  expect(normaliseIdentity('phone', '+1 415-555-2671 ext. 12')).toBe('+14155552671;ext=12');
});

test('a number without its country says nothing, unless the company has set one', () => {
  expect(normaliseIdentity('phone', '030 901820')).toBeNull();
  say({}, 'DE');
  expect(normaliseIdentity('phone', '030 901820')).toBe('+4930901820');
  expect(normaliseIdentity('phone', '+1 415 555 2671')).toBe('+14155552671');
});

test.each(['+10000000000', '+49 1111111111', '+1 234 567 8901', '+49', 'call me', '+49 30'])(
  'the phone number %j is nobody',
  (text) => expect(normaliseIdentity('phone', text)).toBeNull(),
);

test('WhatsApp gives whole numbers without a plus', () => {
  expect(normaliseIdentity('whatsapp', '4915112345678')).toBe('+4915112345678');
});

test('a handle is the same with and without @, in capitals, and as an address', () => {
  expect(normaliseIdentity('telegram', '@AnaLopez')).toBe('analopez');
  expect(normaliseIdentity('instagram', 'https://www.instagram.com/AnaLopez/')).toBe('analopez');
});

test('a kind that is no word is none', () => {
  expect(normaliseIdentity('E-Mail', 'ana@example.com')).toBeNull();
});

test('the company’s own country comes before the one the server is set to', () => {
  say({ default_country: 'AT' }, 'DE');
  expect(normaliseIdentity('phone', '01 5332233')).toBe('+4315332233');
});

const blocked = (kind: string, ...values: string[]) =>
  values.map((value) => ({ kind, value, blocked: true }));

test('a value that the company blocks is nobody, of its kind only', () => {
  say({ values: [...blocked('user_id', 'kiosk'), ...blocked('email', 'shop@werkbank.example')] });
  expect(normaliseIdentity('user_id', ' Kiosk ')).toBeNull();
  expect(normaliseIdentity('anonymous_id', 'kiosk')).toBe('kiosk');
  expect(normaliseIdentity('email', 'Shop@Werkbank.example')).toBeNull();
  expect(normaliseIdentity('email', 'ana@werkbank.example')).toBe('ana@werkbank.example');
  expect(normaliseIdentity('user_id', 'null')).toBeNull();
});

test('a pattern blocks what begins or ends so, and nothing that only holds it', () => {
  say({ values: [...blocked('email', '*@example.com', 'noreply*'), ...blocked('phone', '+4930*')] });
  expect(normaliseIdentity('email', 'ana@example.com')).toBeNull();
  expect(normaliseIdentity('email', 'noreply-7@shop.example')).toBeNull();
  expect(normaliseIdentity('email', 'ana@sub.example.com')).toBe('ana@sub.example.com');
  expect(normaliseIdentity('email', 'ana@example.com.au')).toBe('ana@example.com.au');
  expect(normaliseIdentity('phone', '+49 30 901820')).toBeNull();
  expect(normaliseIdentity('phone', '+49 40 901820')).toBe('+4940901820');
});

test('a built-in value that is switched off may be somebody, the others not', () => {
  say({
    values: [
      { kind: 'user_id', value: 'customer', blocked: false },
      { kind: 'user_id', value: 'rule:only_zeros', blocked: false },
    ],
  });
  expect(normaliseIdentity('user_id', 'customer')).toBe('customer');
  expect(normaliseIdentity('user_id', '000')).toBe('000');
  expect(normaliseIdentity('user_id', 'guest')).toBeNull();
  expect(normaliseIdentity('anonymous_id', 'customer')).toBeNull();
});
