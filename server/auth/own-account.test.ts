import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { resetPassword } from './reset-password.ts';
import { type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
beforeEach(async () => {
  house = await startHouse();
  await house.member('mia', 'owner');
  await house.member('ben', 'agent');
});
afterEach(() => house.close());

const better = 'another long password';

test('changing the password ends all other sessions, and the old password is worth nothing', async () => {
  const here = await house.signedIn('ben@shop.test');
  const elsewhere = await house.signedIn('ben@shop.test');
  await elsewhere.get('/api/me');
  expect((await here.put('/api/me/password', { current: PASSWORD, password: better })).status).toBe(200);

  expect((await here.get('/api/me')).status).toBe(200);
  expect((await elsewhere.get('/api/me')).status).toBe(401);
  const sign_in = (password: string) =>
    house.browser().post('/api/session', { email: 'ben@shop.test', password });
  expect((await sign_in(PASSWORD)).status).toBe(401);
  expect((await sign_in(better)).status).toBe(200);
});

test('a borrowed session cannot change the password, nor guess it', async () => {
  const browser = await house.signedIn('ben@shop.test');
  const guess = () => browser.put('/api/me/password', { current: 'a guess, a guess', password: better });
  for (let i = 0; i < 10; i += 1) expect(await guess()).toMatchObject({ body: { code: 'wrong_password' } });
  expect((await guess()).status).toBe(429);
  expect((await browser.put('/api/me/password', { current: PASSWORD, password: better })).status).toBe(429);
});

test('a new password has to be as good as the first', async () => {
  const browser = await house.signedIn('ben@shop.test');
  const answer = await browser.put('/api/me/password', { current: PASSWORD, password: 'BEN@shop.test' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'weak_password' } });
});

test('everyone sees their own sessions and can end one that was left behind', async () => {
  const here = await house.signedIn('ben@shop.test');
  const left = await house.signedIn('ben@shop.test', '203.0.113.9');
  const { items } = (await here.get('/api/me/sessions')).body;
  expect(items).toHaveLength(2);
  expect(items.find((one: { current: boolean }) => one.current).address).toBe('192.0.2.1');

  const other = items.find((one: { current: boolean }) => !one.current);
  expect((await here.delete(`/api/me/sessions/${other.id}`)).status).toBe(200);
  expect((await left.get('/api/me')).status).toBe(401);
});

test("nobody ends another one's session", async () => {
  const mia = await house.signedIn('mia@shop.test');
  const ben = await house.signedIn('ben@shop.test');
  const [session] = (await ben.get('/api/me/sessions')).body.items;
  expect(await mia.delete(`/api/me/sessions/${session.id}`)).toMatchObject({ status: 404 });
  expect((await ben.get('/api/me')).status).toBe(200);
});

test('everyone may say what they are called', async () => {
  const browser = await house.signedIn('ben@shop.test');
  expect((await browser.patch('/api/me', { name: 'Benjamin' })).status).toBe(200);
  expect((await browser.get('/api/me')).body.name).toBe('Benjamin');
  for (const name of ['  ', 'Ben\r\nBcc: x@shop.test', 'Ben\0', 'Ben\ud800']) {
    expect((await browser.patch('/api/me', { name })).status).toBe(400);
  }
  expect((await browser.patch('/api/me', { name: 'Zoë 李小龙 🙂' })).status).toBe(200);
});

test('whoever has the machine can give a member a new password, which ends sessions and a lock-out', async () => {
  const browser = await house.signedIn('ben@shop.test');
  const sign_in = (password: string, address: string) =>
    house.browser(address).post('/api/session', { email: 'ben@shop.test', password });
  await sign_in('wrong wrong wrong', '198.51.100.1');
  await sql`update sign_in_attempts set attempts = 40`.execute(house.kit.db);
  expect((await sign_in(PASSWORD, '203.0.113.9')).status).toBe(429);

  const password = await resetPassword(house.kit.db, ' Ben@shop.test');
  // Done by another process: this one hears of it.
  await expect.poll(async () => (await browser.get('/api/me')).status, { timeout: 1_000 }).toBe(401);
  expect((await sign_in(password ?? '', '203.0.113.9')).status).toBe(200);
  expect(await resetPassword(house.kit.db, 'nobody@shop.test')).toBeNull();
});
