import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { resetPassword } from './reset-password.ts';
import { bytesOf, turnOn } from './test/authenticator.ts';
import { type Browser, type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
let ben: Browser;
let ben_id: string;
const right = { email: 'ben@shop.test', password: PASSWORD };

beforeAll(async () => {
  house = await startHouse();
  await house.member('mia', 'owner');
  await house.member('ada', 'admin');
  ben_id = (await house.member('ben', 'agent')).id;
});
beforeEach(async () => {
  await sql`truncate sign_in_attempts, second_factors, recovery_codes, audit_entries`.execute(house.kit.db);
  ben = await house.signedIn(right.email);
});
afterAll(() => house.close());

const secondStep = (browser: Browser, code: string) => browser.post('/api/session/second-factor', { code });

async function firstStep(): Promise<Browser> {
  const browser = house.browser();
  const answer = await browser.post('/api/session', right);
  expect(answer).toMatchObject({ status: 200, body: { second_factor: true } });
  return browser;
}

const audited = async (action: string) =>
  (
    await sql<{ actor: string; subject: string; detail: object }>`
      select actor, subject, detail from audit_entries where action = ${action}`.execute(house.kit.db)
  ).rows;

test('with it, mail and password alone open nothing; the code does', async () => {
  const { code } = await turnOn(ben);
  const browser = await firstStep();
  expect((await browser.get('/api/me')).status).toBe(401);
  expect([...browser.jar.keys()]).toEqual(['tellonce.half_sign_in']);
  expect(await secondStep(browser, code())).toMatchObject({ status: 200, body: { email: right.email } });
  expect((await browser.get('/api/me')).status).toBe(200);
  expect([...browser.jar.keys()]).toEqual(['tellonce.session_token']);
  expect(await audited('second_factor.turned_on')).toHaveLength(1);
  expect((await audited('sign_in.done')).at(-1)?.detail).toMatchObject({ second_factor: 'code' });
});

test('a code is taken once: who reads it over a shoulder is too late, at the same moment too', async () => {
  const { code } = await turnOn(ben);
  const browsers = await Promise.all([firstStep(), firstStep(), firstStep()]);
  const answers = await Promise.all(browsers.map((browser) => secondStep(browser, code())));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
  expect(await secondStep(await firstStep(), code())).toMatchObject({
    status: 401,
    body: { code: 'wrong_code' },
  });
  // One before the last that was taken, though its time would not be over.
  expect((await secondStep(await firstStep(), code(-1))).status).toBe(401);
});

test('the secret and the recovery codes do not lie about in the database', async () => {
  const { secret } = (await ben.post('/api/me/second-factor', { password: PASSWORD })).body;
  const { rows } = await sql<{ secret: Buffer }>`select secret from second_factors`.execute(house.kit.db);
  expect(rows[0]?.secret.includes(bytesOf(secret))).toBe(false);
  await sql`truncate second_factors, recovery_codes`.execute(house.kit.db);
  const { recovery_codes } = await turnOn(ben);
  const stored = await sql<{ code_hash: Buffer }>`select code_hash from recovery_codes`.execute(house.kit.db);
  expect(stored.rows).toHaveLength(10);
  for (const { code_hash } of stored.rows) expect(recovery_codes).not.toContain(code_hash.toString());
});

test('five wrong codes close the second step, for new sign-ins and for the right code too', async () => {
  const { code } = await turnOn(ben);
  for (let i = 0; i < 5; i += 1) {
    expect((await secondStep(await firstStep(), 'aaaa-bbbb-cccc-dddd')).status).toBe(401);
  }
  const closed = await secondStep(await firstStep(), code());
  expect(closed).toMatchObject({ status: 429, body: { code: 'too_many_tries' } });
  expect(await audited('second_factor.locked')).toHaveLength(1);
  expect(await audited('second_factor.refused')).toHaveLength(5);
});

test('twenty wrong codes at the same moment get no further than five in a row', async () => {
  await turnOn(ben);
  const browser = await firstStep();
  const answers = await Promise.all(Array.from({ length: 20 }, () => secondStep(browser, '000000')));
  expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(5);
  expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThanOrEqual(15);
});

test('a recovery code opens once, however it is typed', async () => {
  const { recovery_codes } = await turnOn(ben);
  const [first = '', second = ''] = recovery_codes;
  expect((await secondStep(await firstStep(), first)).status).toBe(200);
  expect((await secondStep(await firstStep(), first)).status).toBe(401);
  expect((await secondStep(await firstStep(), ` ${second.replaceAll('-', '').toUpperCase()} `)).status).toBe(
    200,
  );
  expect((await ben.get('/api/me/second-factor')).body.recovery_codes_left).toBe(8);
});

test('new recovery codes end those before, and need the password', async () => {
  const { recovery_codes } = await turnOn(ben);
  const renew = (password: string) => ben.post('/api/me/second-factor/recovery-codes', { password });
  expect((await renew('not the right one')).status).toBe(422);
  const renewed = (await renew(PASSWORD)).body.recovery_codes;
  expect((await secondStep(await firstStep(), recovery_codes[0]!)).status).toBe(401);
  expect((await secondStep(await firstStep(), renewed[0])).status).toBe(200);
});

test('nobody is asked for a code before a first one was right', async () => {
  const begin = (password: string) => ben.post('/api/me/second-factor', { password });
  expect(await begin('not the right one')).toMatchObject({ status: 422, body: { code: 'wrong_password' } });
  await begin(PASSWORD);
  const wrong = await ben.post('/api/me/second-factor/confirm', { code: '000000' });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
  expect((await house.browser().post('/api/session', right)).body).toMatchObject({ email: right.email });
});

test('one that is on is not replaced by setting up another', async () => {
  const { code } = await turnOn(ben);
  expect((await ben.post('/api/me/second-factor', { password: PASSWORD })).status).toBe(409);
  expect((await secondStep(await firstStep(), code())).status).toBe(200);
});

test('turning it off needs the password', async () => {
  await turnOn(ben);
  const off = (password: string) => ben.post('/api/me/second-factor/turn-off', { password });
  expect((await off('not the right one')).status).toBe(422);
  await firstStep();
  expect((await off(PASSWORD)).status).toBe(200);
  expect((await house.browser().post('/api/session', right)).body).toMatchObject({ email: right.email });
  expect(await audited('second_factor.turned_off')).toHaveLength(1);
});

test('a first step is worth nothing after its time, and after the password was changed', async () => {
  const { code } = await turnOn(ben);
  expect((await secondStep(house.browser(), code())).body.code).toBe('sign_in_again');
  const late = await firstStep();
  await sql`update half_sign_ins set expires_at = now()`.execute(house.kit.db);
  expect((await secondStep(late, code())).body.code).toBe('sign_in_again');
  const overtaken = await firstStep();
  const changed = { current: PASSWORD, password: 'another long password' };
  expect((await ben.put('/api/me/password', changed)).status).toBe(200);
  expect((await secondStep(overtaken, code())).body.code).toBe('sign_in_again');
  await ben.put('/api/me/password', { current: changed.password, password: PASSWORD });
});

test("an owner resets a member's, an admin does not; it is written down", async () => {
  await turnOn(ben);
  const reset = (browser: Browser) => browser.delete(`/api/team/${ben_id}/second-factor`);
  const ada = await house.signedIn('ada@shop.test');
  expect(await reset(ada)).toMatchObject({ status: 403 });
  await firstStep();
  const mia = await house.signedIn('mia@shop.test');
  const listed = (await mia.get('/api/team')).body.items;
  expect(listed.find((one: { id: string }) => one.id === ben_id).second_factor).toBe(true);
  expect((await ben.get('/api/team')).body.items[0]).not.toHaveProperty('second_factor');
  expect((await reset(mia)).status).toBe(200);
  expect((await house.browser().post('/api/session', right)).body).toMatchObject({ email: right.email });
  expect(await audited('second_factor.reset')).toMatchObject([{ subject: `team_member:${ben_id}` }]);
  expect((await reset(mia)).status).toBe(409);
});

test('whoever has the machine gets the last owner in without the phone', async () => {
  const mia = await house.signedIn('mia@shop.test');
  await turnOn(mia);
  const password = await resetPassword(house.kit.db, 'mia@shop.test');
  const answer = await house.browser().post('/api/session', { email: 'mia@shop.test', password });
  expect(answer.body).toMatchObject({ role: 'owner' });
});
