import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../test/peers/identity-provider.ts';
import { sql } from '../../db/index.ts';
import { type Browser, type House, PASSWORD, startHouse } from '../test/browser.ts';
import { settingsFor, signOn } from '../test/sign-on.ts';

let house: House;
let peer: IdentityProvider;
let mia: Browser;
let ada: Browser;

beforeAll(async () => {
  peer = await startIdentityProvider();
  house = await startHouse({ PRIVATE_ISSUER_HOSTS: '127.0.0.1' });
  await house.member('mia', 'owner');
  mia = await house.signedIn('mia@shop.test');
});
afterAll(async () => {
  await house.close();
  await peer.stop();
});
beforeEach(async () => {
  peer.mood = 'well';
  peer.person = { sub: 'sub-ben', email: 'ben@shop.test', email_verified: true };
  await sql`truncate begun_sign_ons, people_who_left, invitations, audit_entries`.execute(house.kit.db);
  await sql`delete from team_accounts where provider_id <> 'credential'`.execute(house.kit.db);
  await sql`delete from team_members where role <> 'owner'`.execute(house.kit.db);
  await house.member('ada', 'admin');
  await house.member('ben', 'agent');
  ada = await house.signedIn('ada@shop.test');
  await set();
});

const put = (more: object = {}, by = mia) => by.put('/api/single-sign-on', settingsFor(peer, more));
const set = async (more: object = {}, by = mia) => {
  expect(await put(more, by)).toMatchObject({ status: 200 });
};
const status = async (browser: Browser) => (await browser.get('/api/me')).status;
const came = async () => {
  const browser = house.browser();
  expect(await signOn(browser)).toBe('/inbox');
  return browser;
};

test('the client secret is stored sealed, and given out to nobody', async () => {
  const { body } = await mia.get('/api/single-sign-on');
  expect(body.settings).toMatchObject({ issuer: peer.issuer, client_secret_stored: true });
  expect(body.redirect_uri).toBe('http://localhost/api/session/single-sign-on/callback');
  expect(JSON.stringify(body)).not.toContain('a secret of');
  const { rows } = await sql<{ row: string }>`select to_jsonb(s)::text as row from single_sign_on s`.execute(
    house.kit.db,
  );
  expect(rows[0]?.row).not.toContain(Buffer.from('a secret of').toString('hex'));
  const { items } = (await mia.get('/api/audit?action=single_sign_on')).body;
  expect(JSON.stringify(items)).not.toContain('a secret of');
  expect(items[0]).toMatchObject({ actor_name: 'mia', detail: { client_secret_changed: true } });
});

test('saved without it, the client secret stays; for another issuer it has to be entered again', async () => {
  await set({ client_secret: undefined, name: 'Login' });
  await came();
  const elsewhere = await put({ client_secret: undefined, issuer: 'https://login.evil.test' });
  expect(elsewhere).toMatchObject({ status: 422, body: { code: 'client_secret_needed' } });
});

test('agents neither read nor change it; everybody may know that there is a button', async () => {
  const ben = await house.signedIn('ben@shop.test');
  expect((await ben.get('/api/single-sign-on')).status).toBe(403);
  expect((await put({}, ben)).status).toBe(403);
  expect((await house.browser().get('/api/session/ways')).body).toEqual({
    single_sign_on: { name: 'Shop login' },
    only_single_sign_on: false,
  });
});

test.each([
  [{ issuer: 'http://login.example.com' }, 'invalid_issuer'],
  [{ issuer: 'login.example.com' }, 'invalid_issuer'],
  [{ issuer: 'https://me:pass@login.example.com' }, 'invalid_issuer'],
  [{ issuer: 'https://login.example.com/.well-known/openid-configuration' }, 'invalid_issuer'],
  [{ issuer: 'https://login.example.com?tenant=1' }, 'invalid_issuer'],
  [{ scopes: 'email profile' }, 'scopes_missing'],
  [{ new_role: 'agent', email_domains: [] }, 'domains_missing'],
  [{ only_way: true }, 'single_sign_on_untried'],
])('%j is refused with %s', async (change, code) => {
  expect((await put(change)).body.code).toBe(code);
});

test('nobody becomes owner by it: not as somebody new, nor by a provider that an admin has chosen', async () => {
  expect((await put({ new_role: 'owner' })).status).toBe(400);
  peer.person = { sub: 'sub-mia', email: 'mia@shop.test', email_verified: true };
  await came();
  const refused = '/sign-in?trouble=owner';
  await set({ client_id: 'another client' }, ada);
  await set({}, ada);
  expect(await signOn(house.browser())).toBe(refused);
  await mia.post('/api/team', { name: 'Eva', email: 'eva@shop.test', role: 'owner' });
  peer.person = { sub: 'sub-eva', email: 'eva@shop.test', email_verified: true };
  expect(await signOn(house.browser())).toBe(refused);

  // What an owner has vouched for, an admin may rename.
  await set();
  await set({ name: 'Our login', client_secret: undefined }, ada);
  await came();
});

test('switched off, it opens nothing and ends what it opened, at once and also elsewhere', async () => {
  const second = await house.secondProcess();
  const browser = await came();
  const there = second.browser();
  for (const [name, value] of browser.jar) there.jar.set(name, value);
  const by_password = await house.signedIn('ben@shop.test');
  expect(await Promise.all([browser, there, by_password].map(status))).toEqual([200, 200, 200]);

  await set({ enabled: false });
  await expect.poll(() => status(browser), { timeout: 1_000 }).toBe(401);
  await expect.poll(() => status(there), { timeout: 1_000 }).toBe(401);
  expect(await status(by_password)).toBe(200);
  expect(await signOn(house.browser())).toBe('/sign-in?trouble=off&to=%2Finbox');
  expect((await house.browser().get('/api/session/ways')).body.single_sign_on).toBeNull();
  await second.stop();
});

test('as the only way it ends other sessions and refuses passwords, but never an owner', async () => {
  const ben = await house.signedIn('ben@shop.test');
  const by_provider = await came();
  await set({ only_way: true }, ada);
  await expect.poll(() => status(ben), { timeout: 1_000 }).toBe(401);
  expect(await status(by_provider)).toBe(200);
  expect(await status(ada)).toBe(200);
  expect(await status(mia)).toBe(200);

  const sign_in = (email: string) => house.browser().post('/api/session', { email, password: PASSWORD });
  expect(await sign_in('ben@shop.test')).toMatchObject({
    status: 403,
    body: { code: 'only_single_sign_on' },
  });
  expect((await sign_in('mia@shop.test')).status).toBe(200);
  expect((await house.browser().get('/api/session/ways')).body.only_single_sign_on).toBe(true);
  const wrong = await house
    .browser()
    .post('/api/session', { email: 'ben@shop.test', password: 'not the right one' });
  expect(wrong.body.code).toBe('wrong_credentials');

  const invited = await mia.post('/api/team', { name: 'Kim', email: 'kim@shop.test', role: 'agent' });
  const token = invited.body.invitation_url.split('/').at(-1);
  const joined = await house.browser().post(`/api/invitations/${token}`, { password: PASSWORD });
  expect(joined.body.code).toBe('only_single_sign_on');
});
