import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../test/peers/identity-provider.ts';
import { type Otherwise, passkeyHolder } from '../../../test/peers/passkey-holder.ts';
import { sql } from '../../db/index.ts';
import { resetPassword } from '../reset-password.ts';
import { turnOn } from '../test/authenticator.ts';
import { type Browser, type House, PASSWORD, startHouse } from '../test/browser.ts';
import { settingsFor, signOn } from '../test/sign-on.ts';

const ORIGIN = 'http://localhost';

let house: House;
let peer: IdentityProvider;
let ben: Browser;
let ben_id: string;

beforeAll(async () => {
  peer = await startIdentityProvider();
  house = await startHouse({ PRIVATE_ISSUER_HOSTS: '127.0.0.1' });
  await house.member('mia', 'owner');
});
afterAll(async () => {
  await house.close();
  await peer.stop();
});
beforeEach(async () => {
  await sql`truncate single_sign_on, people_who_left, sign_in_attempts, audit_entries, passkey_challenges`.execute(
    house.kit.db,
  );
  await sql`delete from team_members where role <> 'owner'`.execute(house.kit.db);
  ben_id = (await house.member('ben', 'agent')).id;
  ben = await house.signedIn('ben@shop.test');
});

type Holder = ReturnType<typeof passkeyHolder>;

const begin = (browser: Browser, password: string | undefined = PASSWORD) =>
  browser.post('/api/me/passkeys/options', { password });
async function add(browser: Browser, otherwise: Otherwise = {}) {
  const holder = passkeyHolder(ORIGIN);
  const { options } = (await begin(browser)).body;
  const response = holder.make(options, otherwise);
  return { holder, answer: await browser.post('/api/me/passkeys', { name: 'My phone', response }) };
}
async function added(browser = ben): Promise<Holder> {
  const { holder, answer } = await add(browser);
  expect(answer).toMatchObject({
    status: 200,
    body: { name: 'My phone', synced: false, last_used_at: null },
  });
  return holder;
}
async function enter(holder: Holder, otherwise: Otherwise = {}, browser = house.browser()) {
  const { options } = (await browser.post('/api/session/passkey/options')).body;
  return {
    browser,
    ...(await browser.post('/api/session/passkey', { response: holder.sign(options, otherwise) })),
  };
}
const refused = { status: 401, body: { code: 'passkey_refused' } };
const says = async (action: string) =>
  (
    await sql<{
      says: string | null;
    }>`select detail->>'says' as says from audit_entries where action = ${action}
      order by id`.execute(house.kit.db)
  ).rows.map((row) => row.says);

test('a passkey opens a session without a name or a password, and stands for the second factor too', async () => {
  await turnOn(ben);
  const holder = await added();
  const { browser, ...answer } = await enter(holder);
  expect(answer).toMatchObject({ status: 200, body: { name: 'ben', role: 'agent' } });
  expect((await browser.get('/api/me')).status).toBe(200);
  const { items } = (await browser.get('/api/me/sessions')).body;
  expect(items.find((one: { current: boolean }) => one.current).signed_in_by).toBe('passkey');
  const { items: passkeys, password_asked } = (await browser.get('/api/me/passkeys')).body;
  expect(passkeys[0].last_used_at).not.toBeNull();
  expect(password_asked).toBe(true);
  expect(await says('passkey.added')).toHaveLength(1);
  expect(await says('sign_in.done')).toHaveLength(2);
  expect((await enter(holder)).status).toBe(200);
});

test.each<[string, Otherwise, RegExp]>([
  ['signed for the page of another site', { origin: 'https://tellonce.evil.test' }, /origin/],
  ['of another site', { rp_id: 'evil.test' }, /RP ID/],
  [
    'that signed another challenge',
    { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    /challenge/,
  ],
  ['without a finger or a PIN', { unverified: true }, /verif/],
  ['whose counter stands still', { counter: 1 }, /counter/],
  ['that names another member', { user_handle: 'AAAA' }, /another member/],
  ['that signed something else', { type: 'webauthn.create' }, /type/],
])('a passkey %s opens nothing, and the audit says why', async (_, otherwise, why) => {
  const holder = await added();
  expect(await enter(holder, otherwise)).toMatchObject(refused);
  const [said] = await says('sign_in.refused');
  expect(said).toMatch(why);
});

test('what was signed once is worth nothing again, nor in another browser, nor late', async () => {
  const holder = await added();
  const browser = house.browser();
  const { options } = (await browser.post('/api/session/passkey/options')).body;
  const kept = new Map(browser.jar);
  const response = holder.sign(options);
  const over = { status: 409, body: { code: 'passkey_again' } };
  expect(await house.browser().post('/api/session/passkey', { response })).toMatchObject(over);
  expect((await browser.post('/api/session/passkey', { response })).status).toBe(200);
  const thief = house.browser();
  for (const [name, value] of kept) thief.jar.set(name, value);
  expect(await thief.post('/api/session/passkey', { response })).toMatchObject(over);

  const late = house.browser();
  const { options: old } = (await late.post('/api/session/passkey/options')).body;
  await sql`update passkey_challenges set expires_at = now()`.execute(house.kit.db);
  expect(await late.post('/api/session/passkey', { response: holder.sign(old) })).toMatchObject(over);
});

test('a challenge is used up by a signature that is not right, too', async () => {
  const holder = await added();
  const browser = house.browser();
  const { options } = (await browser.post('/api/session/passkey/options')).body;
  const kept = new Map(browser.jar);
  const wrong = holder.sign(options, { unverified: true });
  expect(await browser.post('/api/session/passkey', { response: wrong })).toMatchObject(refused);
  for (const [name, value] of kept) browser.jar.set(name, value);
  const right = await browser.post('/api/session/passkey', { response: holder.sign(options) });
  expect(right.body.code).toBe('passkey_again');
});

test('of one signature sent many times at once, one session comes', async () => {
  const holder = await added();
  const browser = house.browser();
  const { options } = (await browser.post('/api/session/passkey/options')).body;
  const response = holder.sign(options);
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => browser.post('/api/session/passkey', { response })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409]);
});

test('a removed passkey opens nothing, as does that of a removed member', async () => {
  const [first, second] = [await added(), await added()];
  const { items } = (await ben.get('/api/me/passkeys')).body;
  expect((await ben.patch(`/api/me/passkeys/${items[1].id}`, { name: 'My key' })).status).toBe(200);
  expect((await ben.delete(`/api/me/passkeys/${items[0].id}`)).status).toBe(200);
  expect(await enter(first)).toMatchObject(refused);
  expect((await enter(second)).status).toBe(200);
  expect((await ben.get('/api/me/passkeys')).body.items).toMatchObject([{ name: 'My key' }]);

  const mia = await house.signedIn('mia@shop.test');
  expect((await mia.delete(`/api/me/passkeys/${items[1].id}`)).status).toBe(404);
  await mia.delete(`/api/team/${ben_id}`);
  expect(await enter(second)).toMatchObject(refused);
});

test('a borrowed session adds no passkey: it needs the password, or to have just signed in', async () => {
  expect((await ben.post('/api/me/passkeys/options')).body.code).toBe('password_needed');
  expect((await begin(ben, 'not the right one')).body.code).toBe('wrong_password');

  await sql`update team_accounts set password = null where team_member_id = ${ben_id}`.execute(house.kit.db);
  expect((await ben.get('/api/me/passkeys')).body.password_asked).toBe(false);
  expect((await ben.post('/api/me/passkeys/options')).status).toBe(200);
  await sql`update team_sessions set created_at = now() - interval '11 minutes'`.execute(house.kit.db);
  expect((await ben.post('/api/me/passkeys/options')).body.code).toBe('session_too_old');
});

test('one that was not made for us, here and now, is not taken', async () => {
  const not_taken = { status: 422, body: { code: 'passkey_not_taken' } };
  expect((await add(ben, { origin: 'https://evil.test' })).answer).toMatchObject(not_taken);
  expect((await add(ben, { rp_id: 'evil.test' })).answer).toMatchObject(not_taken);
  expect((await add(ben, { unverified: true })).answer).toMatchObject(not_taken);
  expect((await add(ben, { challenge: 'AAAA' })).answer).toMatchObject(not_taken);
  // What was begun for a sign-in makes no passkey.
  const { options } = (await ben.post('/api/session/passkey/options')).body;
  const response = passkeyHolder(ORIGIN).make({ ...options, rp: { id: 'localhost' } });
  const answer = await ben.post('/api/me/passkeys', { name: 'x', response });
  expect(answer.body.code).toBe('passkey_again');
  expect((await ben.get('/api/me/passkeys')).body.items).toEqual([]);
});

test('whoever tries wrong signatures is locked out like whoever tries passwords, and passwords are not', async () => {
  const holder = await added();
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await enter(holder, { unverified: true })).status).toBe(401);
  }
  expect((await enter(holder)).status).toBe(429);
  expect(await says('sign_in.locked')).toHaveLength(1);
  expect(
    (await house.browser().post('/api/session', { email: 'ben@shop.test', password: PASSWORD })).status,
  ).toBe(200);
});

test('where single sign-on is the only way, passkeys are for owners alone', async () => {
  const mia = await house.signedIn('mia@shop.test');
  const [of_ben, of_mia] = [await added(ben), await added(mia)];
  const by_passkey = (await enter(of_ben)).browser;
  await mia.put('/api/single-sign-on', settingsFor(peer));
  expect(await signOn(house.browser())).toBe('/inbox');
  expect((await mia.put('/api/single-sign-on', settingsFor(peer, { only_way: true }))).status).toBe(200);
  await expect.poll(async () => (await by_passkey.get('/api/me')).status, { timeout: 1_000 }).toBe(401);
  expect((await enter(of_ben)).body.code).toBe('only_single_sign_on');
  expect((await enter(of_mia)).status).toBe(200);
});

test('whoever has the machine and resets a password takes the passkeys away, too', async () => {
  const holder = await added();
  await resetPassword(house.kit.db, 'ben@shop.test');
  expect(await enter(holder)).toMatchObject(refused);
});

test('opened by a number and not a name, the server says what to do', async () => {
  const answer = await house
    .browser()
    .send('POST', '/api/session/passkey/options', {}, { host: '192.0.2.7:3000' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'no_passkeys_here' } });
});
