import { expect, test } from 'vitest';
import { maskContacts, maskText } from './mask-contacts.ts';

test.each([
  ['ana@example.org', 'a••@e••.org'],
  ['Write to ana.berg+shop@mail.example.co.uk!', 'Write to a••@m••.uk!'],
  ['"Ana Berg" <ana@example.org>, ben@example.com', '"Ana Berg" <a••@e••.org>, b••@e••.com'],
  ['/unsubscribe?email=ana%40example.org&x=1', '/unsubscribe?e••@e••.org&x=1'],
  ['ana&#64;example.org', 'a••@e••.org'],
  ['jürgen@müller.example', 'j••@m••.example'],
  ['root@localhost', 'r••@l••'],
  ['+43 664 123 45 12', '+43 ••• ••12'],
  ['Call +436641234512 or 0664/1234598.', 'Call +43 ••• ••12 or ••• ••98.'],
  ['0043 (0)664 1234512', '••• ••12'],
  ['06.12.34.56.78', '••• ••78'],
  ['(555) 123-4567', '••• ••67'],
  ['phone=%2B436641234512', 'phone=+43 ••• ••12'],
  ['?tel=%2B43%20664%201234512&x=1', '?tel=+43 ••• ••12&x=1'],
  ['436641234512', '••• ••12'],
])('masks what one can be reached by: %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test.each([
  'Order WB-20418 of 2026-11-21 08:30, 2 × 18.50 EUR',
  '2026-11-21T08:30:12.123Z',
  '/api/files/01932222-1234-7123-8123-123456789012',
  'Voucher SPRING20 failed: expired',
  '192.168.100.200',
  '0.1234567',
  'Case 1234567 @ home',
  '',
])('leaves alone what nobody can be reached by: %s', (text) => {
  expect(maskText(text)).toBe(text);
});

test('masks by the name of a field where the form alone says nothing', () => {
  const given = {
    phone: 6641234512,
    profiles: [{ kind: 'telegram', value: 'anaberg', verified: true }],
    traits: [{ name: 'phone', value: '664 12 12' }],
    properties: { address: { street: 'Lindengasse 4', city: 'Wien' }, 'ana@example.org': true },
    account: { kind: 'user_id', value: 'wb-10432' },
    count: 6641234512,
  };
  expect(maskContacts(given)).toEqual({
    phone: '••• ••12',
    profiles: [{ kind: 'telegram', value: 'a••', verified: true }],
    traits: [{ name: 'phone', value: '••• ••12' }],
    properties: { address: { street: 'L••', city: 'Wien' }, 'a••@e••.org': true },
    account: { kind: 'user_id', value: 'wb-10432' },
    count: 6641234512,
  });
});

test('keeps dates, nulls and cursors as they are', () => {
  const at = new Date(0);
  const given = { at, none: null, next: 'WyIyMDI2LTAxLTAxIiwxMjM0NTY3ODkwMTIzXQ', items: [{ at }] };
  expect(maskContacts(given)).toEqual(given);
});

test('a long text without any address costs next to nothing', () => {
  const masked = maskText(`${'a'.repeat(500_000)} ${'1 '.repeat(100_000)} @`);
  expect(masked.length).toBeGreaterThan(300_000);
});
