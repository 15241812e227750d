import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
beforeAll(async () => {
  house = await startHouse();
  await house.member('mia', 'owner');
  await house.member('ben', 'agent');
});
beforeEach(async () => {
  await sql`truncate sign_in_attempts, team_sessions, audit_entries`.execute(house.kit.db);
});
afterAll(() => house.close());

const right = { email: 'ben@shop.test', password: PASSWORD };
const wrong = { email: 'ben@shop.test', password: 'not the right one' };

const audited = async (action: string) =>
  (
    await sql<{ detail: object }>`select detail from audit_entries where action = ${action}`.execute(
      house.kit.db,
    )
  ).rows;

test('the right mail and password open a session, whatever the case of the mail', async () => {
  const browser = house.browser();
  const answer = await browser.post('/api/session', { ...right, email: 'BEN@shop.test' });
  expect(answer).toMatchObject({ status: 200, body: { name: 'ben', role: 'agent', email: 'ben@shop.test' } });
  expect((await browser.get('/api/me')).body).toEqual(answer.body);
  expect(await audited('sign_in.done')).toHaveLength(1);
});

test('the cookie cannot be read by scripts, nor sent along by other sites', async () => {
  const [cookie] = (await house.browser().post('/api/session', right)).set_cookie;
  expect(cookie).toMatch(/^tellonce\.session_token=/);
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Lax/);
  expect(cookie).not.toMatch(/; Secure/);
});

test('a wrong password and a mail that nobody has are refused with the same words', async () => {
  const known = await house.browser().post('/api/session', wrong);
  const unknown = await house.browser().post('/api/session', { ...wrong, email: 'nobody@shop.test' });
  expect(known).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
  expect({ ...unknown.body, request_id: '' }).toEqual({ ...known.body, request_id: '' });
  expect(known.set_cookie).toEqual([]);
  expect(await audited('sign_in.refused')).toMatchObject([
    { detail: { email: 'ben@shop.test' } },
    { detail: { email: 'nobody@shop.test' } },
  ]);
});

test('a mail that nobody has takes as long as a wrong password', async () => {
  const time = async (email: string) => {
    const started = performance.now();
    await house
      .browser(`2001:db8:${Math.floor(Math.random() * 65535).toString(16)}::1`)
      .post('/api/session', {
        ...wrong,
        email,
      });
    return performance.now() - started;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    known.push(await time('ben@shop.test'));
    unknown.push(await time(`nobody${i}@shop.test`));
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
  // Without the hash for nobody it would be a tenth.
  expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
  expect(median(unknown) / median(known)).toBeLessThan(1.7);
});

test('after ten wrong tries from one place the account is closed to that place, even for the right password', async () => {
  for (let i = 0; i < 10; i += 1)
    expect((await house.browser().post('/api/session', wrong)).status).toBe(401);
  const locked = await house.browser().post('/api/session', right);
  expect(locked).toMatchObject({ status: 429, body: { code: 'too_many_tries' } });
  expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
  await house.browser().post('/api/session', right);
  expect(await audited('sign_in.locked')).toHaveLength(1);

  // Or anybody could keep anybody out.
  expect((await house.browser('203.0.113.9').post('/api/session', right)).status).toBe(200);
  // The neighbour at the same desk still gets in.
  expect((await house.browser().post('/api/session', { ...right, email: 'mia@shop.test' })).status).toBe(200);
});

test('the lock-out ends with its window', async () => {
  for (let i = 0; i < 11; i += 1) await house.browser().post('/api/session', wrong);
  await sql`update sign_in_attempts set window_ends_at = now()`.execute(house.kit.db);
  expect((await house.browser().post('/api/session', right)).status).toBe(200);
});

test('thirty wrong tries at the same moment get no further than ten in a row', async () => {
  const tries = Array.from({ length: 30 }, () => house.browser().post('/api/session', wrong));
  const statuses = (await Promise.all(tries)).map((answer) => answer.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
});

// As if that many tries had been made already.
const tried = (attempts: number) =>
  sql`update sign_in_attempts set attempts = ${attempts}`.execute(house.kit.db);

test('an account that is tried from everywhere is closed everywhere after forty tries', async () => {
  await house.browser('198.51.100.1').post('/api/session', wrong);
  await tried(39);
  expect((await house.browser('198.51.100.2').post('/api/session', wrong)).status).toBe(401);
  expect((await house.browser('203.0.113.9').post('/api/session', right)).status).toBe(429);
});

test('one place cannot try one password on everybody, not even from a whole /64 of addresses', async () => {
  const somebody = (name: string) => ({ ...wrong, email: `${name}@shop.test` });
  await house.browser('2001:db8:1:2::1').post('/api/session', somebody('kim'));
  await tried(59);
  expect((await house.browser('2001:db8:1:2:3::1').post('/api/session', somebody('pat'))).status).toBe(401);
  expect((await house.browser('2001:db8:1:2:ffff::1').post('/api/session', right)).status).toBe(429);
  expect((await house.browser('2001:db8:1:3::1').post('/api/session', right)).status).toBe(200);
});

test('whoever signs in rightly all day is never locked out', async () => {
  await house.browser().post('/api/session', right);
  // What others have failed, just short of the limit.
  await tried(39);
  for (let i = 0; i < 3; i += 1) {
    expect((await house.browser().post('/api/session', right)).status).toBe(200);
  }
});

test('signing out ends the session for whoever holds its cookie', async () => {
  const browser = await house.signedIn('ben@shop.test');
  const kept = new Map(browser.jar);
  expect((await browser.delete('/api/session')).status).toBe(200);
  expect(browser.jar.size).toBe(0);

  const thief = house.browser();
  for (const [name, value] of kept) thief.jar.set(name, value);
  expect((await thief.get('/api/me')).status).toBe(401);
  expect((await browser.delete('/api/session')).status).toBe(200);
});

test('a cookie whose signature is not ours opens nothing', async () => {
  const browser = await house.signedIn('ben@shop.test');
  const [[name, value]] = [...browser.jar] as [[string, string]];
  const token = decodeURIComponent(value).split('.')[0];
  const { rows } = await sql<{ token: string }>`select token from team_sessions`.execute(house.kit.db);
  expect(rows.map((row) => row.token)).toContain(token);

  const thief = house.browser();
  for (const forged of [token!, `${token}.`, `${token}.AAAA`, `${value.slice(0, -6)}AAA%3D`]) {
    thief.jar.set(name, forged);
    expect((await thief.get('/api/me')).status).toBe(401);
  }
});

test('a session that is past its time is over', async () => {
  const browser = await house.signedIn('ben@shop.test');
  await sql`update team_sessions set expires_at = now() - interval '1 second'`.execute(house.kit.db);
  await new Promise((resolve) => setTimeout(resolve, 3_100));
  expect((await browser.get('/api/me')).status).toBe(401);
});

test('with an https address the cookie only travels encrypted', async () => {
  const secure = await startHouse({ PUBLIC_URL: 'https://care.shop.test' });
  await secure.member('mia', 'owner');
  const answer = await secure.browser().post('/api/session', { email: 'mia@shop.test', password: PASSWORD });
  await secure.close();
  expect(answer.set_cookie[0]).toMatch(/^__Secure-tellonce\.session_token=.*; Secure/);
});
