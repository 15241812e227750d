import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../test/peers/identity-provider.ts';
import { sql } from '../../db/index.ts';
import { resetPassword } from '../reset-password.ts';
import { turnOn } from '../test/authenticator.ts';
import { type Browser, type House, PASSWORD, startHouse } from '../test/browser.ts';
import { atProvider, page, settingsFor, signOn } from '../test/sign-on.ts';

let house: House;
let peer: IdentityProvider;
let mia: Browser;

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
  peer.person = { sub: 'sub-ben', email: 'Ben@shop.test', email_verified: true, name: 'Ben of the shop' };
  await sql`truncate begun_sign_ons, people_who_left, invitations, audit_entries`.execute(house.kit.db);
  await sql`delete from team_members where role <> 'owner'`.execute(house.kit.db);
  await house.member('ben', 'agent');
  await set();
});

const set = async (more: object = {}, by = mia) => {
  const answer = await by.put('/api/single-sign-on', settingsFor(peer, more));
  expect(answer).toMatchObject({ status: 200 });
};
const entries = async (action: string) => (await mia.get(`/api/audit?action=${action}`)).body.items;
const me = async (browser: Browser) => (await browser.get('/api/me')).body;

test('a member comes in by the provider, to the page they wanted, and is joined to its account once', async () => {
  const browser = house.browser();
  expect(await signOn(browser, '/customers?q=lamp')).toBe('/customers?q=lamp');
  expect(await me(browser)).toMatchObject({ name: 'ben', email: 'ben@shop.test', role: 'agent' });
  const [session] = (await browser.get('/api/me/sessions')).body.items;
  expect(session.signed_in_by).toBe('single_sign_on');

  expect(await signOn(house.browser())).toBe('/inbox');
  expect(await entries('single_sign_on.joined')).toHaveLength(1);
  const [last] = await entries('sign_in.done');
  expect(last).toMatchObject({ actor_name: 'ben', detail: { by: 'single_sign_on', address: '192.0.2.1' } });
});

test('who is joined is known by the account, whatever its address is by then; another account is not', async () => {
  await signOn(house.browser());
  peer.person = { ...peer.person, email: 'benjamin@shop.test' };
  const browser = house.browser();
  expect(await signOn(browser)).toBe('/inbox');
  expect((await me(browser)).email).toBe('ben@shop.test');

  peer.person = { ...peer.person, sub: 'sub-of-another', email: 'ben@shop.test' };
  expect(await signOn(house.browser())).toBe('/sign-in?trouble=other_person');
});

test.each([
  ['wrong_nonce', 'not_trusted', /nonce/],
  ['no_nonce', 'not_trusted', /nonce/],
  ['expired', 'not_trusted', /timestamp.*exp/],
  ['wrong_audience', 'not_trusted', /aud/],
  ['other_issuer', 'not_trusted', /iss/],
  ['unsigned', 'not_trusted', /alg|signature/],
  ['signed_with_the_secret', 'not_trusted', /alg|unsupported/],
  ['signed_by_a_stranger', 'not_trusted', /signature/],
  ['changed_after_signing', 'not_trusted', /signature/],
  ['no_id_token', 'not_trusted', /id_token/],
  ['no_keys', 'not_trusted', /key/],
  ['token_fails', 'unreachable', /no proper answer/],
  ['token_hangs', 'unreachable', /within 8 seconds/],
  ['denies', 'denied', /access_denied/],
] as const)(
  'a provider in the mood "%s" lets nobody in, and the audit says why',
  async (mood, trouble, why) => {
    peer.mood = mood;
    const browser = house.browser();
    expect(await signOn(browser)).toBe(`/sign-in?trouble=${trouble}`);
    expect((await browser.get('/api/me')).status).toBe(401);
    const [refused] = await entries('sign_in.refused');
    expect(refused.detail).toMatchObject({ by: 'single_sign_on', reason: trouble });
    expect(refused.detail.says).toMatch(why);
  },
);

test.each(['description_of_another', 'description_fails', 'description_leads_elsewhere'] as const)(
  'nobody is sent to a provider in the mood "%s"',
  async (mood) => {
    peer.mood = mood;
    const trouble = mood === 'description_of_another' ? 'not_trusted' : 'unreachable';
    expect(await signOn(house.browser(), '/settings')).toBe(`/sign-in?trouble=${trouble}&to=%2Fsettings`);
    peer.mood = 'well';
    expect(await signOn(house.browser())).toBe('/inbox');
  },
);

test('keys of either kind are taken', async () => {
  peer.rotate('ES256', 'two');
  expect(await signOn(house.browser())).toBe('/inbox');
});

test.each([
  ['an address that is not verified', { email_verified: false }, 'email_not_verified'],
  ['an address said to be verified in words', { email_verified: 'true' }, 'email_not_verified'],
  ['no address at all', { email: undefined }, 'email_not_verified'],
  ['an address of another company', { email: 'ben@other.test' }, 'domain'],
  ['an address that only ends like ours', { email: 'ben@evil-shop.test' }, 'domain'],
  ['somebody whom nobody invited', { email: 'kim@shop.test' }, 'not_invited'],
])('%s does not come in', async (_, change, trouble) => {
  peer.person = { ...peer.person, ...change };
  expect(await signOn(house.browser())).toBe(`/sign-in?trouble=${trouble}`);
  expect((await mia.get('/api/team')).body.items).toHaveLength(2);
});

test('only the browser that began comes back, once, and within its time', async () => {
  const browser = house.browser();
  const back = await atProvider(await page(browser, '/api/session/single-sign-on'));
  const over = '/sign-in?trouble=over';
  expect(await page(house.browser(), back)).toBe(over);
  const other = house.browser();
  await page(other, '/api/session/single-sign-on');
  expect(await page(other, back)).toBe(over);
  const kept = new Map(browser.jar);
  expect(await page(browser, back)).toBe('/inbox');
  const thief = house.browser();
  for (const [name, value] of kept) thief.jar.set(name, value);
  expect(await page(thief, back)).toBe(over);

  const two_tabs = house.browser();
  const back_first = await atProvider(await page(two_tabs, '/api/session/single-sign-on'));
  const back_second = await atProvider(await page(two_tabs, '/api/session/single-sign-on'));
  expect(await page(two_tabs, back_first)).toBe(over);
  expect(await page(two_tabs, back_second)).toBe('/inbox');

  const late = house.browser();
  const back_late = await atProvider(await page(late, '/api/session/single-sign-on'));
  await sql`update begun_sign_ons set expires_at = now()`.execute(house.kit.db);
  expect(await page(late, back_late)).toBe(over);
});

test.each([
  '//other.test',
  '/\\other.test',
  '/\t/other.test',
  'https://other.test',
  '/api/me',
  '/sign-in?to=x',
])('nobody is sent on to %j', async (to) => {
  expect(await signOn(house.browser(), to)).toBe('/inbox');
});

test('the invited come in without choosing a password, with the role they were given', async () => {
  await mia.post('/api/team', { name: 'Kim', email: 'kim@shop.test', role: 'admin' });
  peer.person = { sub: 'sub-kim', email: 'kim@shop.test', email_verified: true };
  const browser = house.browser();
  expect(await signOn(browser)).toBe('/inbox');
  expect(await me(browser)).toMatchObject({ name: 'Kim', role: 'admin' });
  const { items } = (await mia.get('/api/team')).body;
  expect(items.filter((one: { invited: boolean }) => one.invited)).toEqual([]);
});

test('where that is set, somebody new becomes a member with the role set, also if they come twice at once', async () => {
  await set({ new_role: 'agent' });
  peer.person = { sub: 'sub-kim', email: 'kim@shop.test', email_verified: true, name: 'Kim\u0000\nLee' };
  const came = await Promise.all([signOn(house.browser()), signOn(house.browser()), signOn(house.browser())]);
  expect(came).toEqual(['/inbox', '/inbox', '/inbox']);
  const { items } = (await mia.get('/api/team')).body;
  expect(items.filter((one: { email: string }) => one.email === 'kim@shop.test')).toMatchObject([
    { name: 'Kim  Lee', role: 'agent' },
  ]);
});

test('whoever was removed does not come back as somebody new, unless invited again', async () => {
  await set({ new_role: 'agent' });
  const browser = house.browser();
  await signOn(browser);
  const { id } = await me(browser);
  await mia.delete(`/api/team/${id}`);
  expect((await browser.get('/api/me')).status).toBe(401);
  expect(await signOn(browser)).toBe('/sign-in?trouble=not_invited');
  // Under another address, too: the provider's account is the same person.
  peer.person = { ...peer.person, email: 'benjamin@shop.test' };
  expect(await signOn(browser)).toBe('/sign-in?trouble=not_invited');

  await mia.post('/api/team', { name: 'Ben', email: 'benjamin@shop.test', role: 'member' });
  expect(await signOn(browser)).toBe('/inbox');
  expect(await me(browser)).toMatchObject({ role: 'member' });
});

test('a second factor of ours is asked for only where that is set', async () => {
  const ben = await house.signedIn('ben@shop.test');
  const { code } = await turnOn(ben);
  expect(await signOn(house.browser())).toBe('/inbox');

  await set({ ask_second_factor: true });
  const browser = house.browser();
  expect(await signOn(browser, '/settings')).toBe('/sign-in?step=code&to=%2Fsettings');
  expect((await browser.get('/api/me')).status).toBe(401);
  expect((await browser.post('/api/session/second-factor', { code: code() })).status).toBe(200);
  const { items } = (await browser.get('/api/me/sessions')).body;
  expect(items.find((one: { current: boolean }) => one.current).signed_in_by).toBe('single_sign_on');
});

test('who came by the provider alone can choose a password by a reset', async () => {
  await mia.post('/api/team', { name: 'Kim', email: 'kim@shop.test', role: 'agent' });
  peer.person = { sub: 'sub-kim', email: 'kim@shop.test', email_verified: true };
  await signOn(house.browser());
  const password = (await resetPassword(house.kit.db, 'kim@shop.test')) ?? '';
  const answer = await house.browser().post('/api/session', { email: 'kim@shop.test', password });
  expect(answer.status).toBe(200);
  expect(password).not.toBe(PASSWORD);
});
