import { afterEach, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
afterEach(() => house.close());

/** The address that a sign-in is counted and written down under. */
async function addressSeen(from: string, forwarded_for: string): Promise<unknown> {
  await house.member('mia', 'owner');
  const body = { email: 'mia@shop.test', password: PASSWORD };
  await house.browser(from).send('POST', '/api/session', body, { 'x-forwarded-for': forwarded_for });
  const { rows } = await sql<{ detail: { address: string } }>`
    select detail from audit_entries where action = 'sign_in.done'`.execute(house.kit.db);
  return rows[0]?.detail.address;
}

test('a proxy on this machine says who calls', async () => {
  house = await startHouse();
  expect(await addressSeen('127.0.0.1', '203.0.113.7')).toBe('203.0.113.7');
});

test('a proxy that is named says who calls; what the caller made up before it does not count', async () => {
  house = await startHouse({ TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.4' });
  expect(await addressSeen('10.2.3.4', '1.1.1.1, 203.0.113.7, 192.168.1.4')).toBe('203.0.113.7');
});

test('nobody else can pretend to be at another address', async () => {
  house = await startHouse();
  expect(await addressSeen('198.51.100.1', '203.0.113.7')).toBe('198.51.100.1');
});
