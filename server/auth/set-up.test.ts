import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
beforeEach(async () => {
  house = await startHouse();
});
afterEach(() => house.close());

const mia = { name: 'Mia', email: 'Mia@Shop.test', password: PASSWORD };

test('the set-up link makes the first owner, who is signed in at once', async () => {
  const token = await house.setupToken();
  const browser = house.browser();
  expect((await browser.get(`/api/setup/${token}`)).body).toEqual({ valid: true });

  const made = await browser.post('/api/setup', { ...mia, token });
  expect(made).toMatchObject({ status: 200, body: { name: 'Mia', email: 'mia@shop.test', role: 'owner' } });
  expect((await browser.get('/api/me')).body.permissions).toContain('team.write');
});

test('the set-up link works once, and no new one is given once there is an owner', async () => {
  const token = await house.setupToken();
  const other = await house.setupToken();
  await house.browser().post('/api/setup', { ...mia, token });

  for (const used of [token, other]) {
    expect((await house.browser().get(`/api/setup/${used}`)).body).toEqual({ valid: false });
    const again = await house.browser().post('/api/setup', { ...mia, email: 'eve@shop.test', token: used });
    expect(again).toMatchObject({ status: 410, body: { code: 'setup_link_over' } });
  }
  expect(await house.setupToken()).toBeNull();
});

test('of several set-ups at the same moment, with one link and with several, exactly one makes an owner', async () => {
  const tokens = await Promise.all([1, 2, 3].map(() => house.setupToken()));
  const tries = [...tokens, ...tokens, ...tokens].map((token, i) =>
    house
      .browser()
      .post('/api/setup', { name: `Nr ${i}`, email: `nr${i}@shop.test`, password: PASSWORD, token }),
  );
  const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort();

  expect(statuses).toEqual([200, ...Array(8).fill(410)]);
  const { rows } = await sql`select 1 from team_members`.execute(house.kit.db);
  expect(rows).toHaveLength(1);
});

test('a link that nobody made sets nothing up, and takes no time for a password', async () => {
  await house.setupToken();
  const answer = await house.browser().post('/api/setup', { ...mia, token: 'a'.repeat(43) });
  expect(answer).toMatchObject({ status: 410, body: { code: 'setup_link_over' } });
});

test('the database holds no set-up token that could be used', async () => {
  const token = await house.setupToken();
  const { rows } = await sql<{ kept: string }>`select setup_tokens::text as kept from setup_tokens`.execute(
    house.kit.db,
  );
  expect(JSON.stringify(rows)).not.toContain(token);
  const hex = Buffer.from(token ?? '', 'base64url').toString('hex');
  expect(JSON.stringify(rows)).not.toContain(hex);
});

test.each([
  ['too short', 'short', /10 characters/],
  ['the mail address', 'mia@shop.test', /mail address/],
  ['one character over and over', 'aaaaaaaaaaaa', /different/],
])('a password that is %s is refused in words', async (_what, password, says) => {
  const token = await house.setupToken();
  const answer = await house.browser().post('/api/setup', { ...mia, password, token });
  expect(answer).toMatchObject({ status: 422, body: { code: 'weak_password' } });
  expect(answer.body.detail).toMatch(says);
  expect((await house.browser().post('/api/setup', { ...mia, token })).status).toBe(200);
});
