import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CLIENT,
  type IdentityProvider,
  startIdentityProvider,
} from '../../../test/peers/identity-provider.ts';
import { closedPort } from '../../../test/peers/silent.ts';
import { type Browser, type House, startHouse } from '../test/browser.ts';
import { isPrivateAddress } from './private-address.ts';

let house: House;
let guarded: House;
let peer: IdentityProvider;
let mia: Browser;

beforeAll(async () => {
  peer = await startIdentityProvider();
  house = await startHouse({ PRIVATE_ISSUER_HOSTS: '127.0.0.1, localhost' });
  guarded = await startHouse();
  for (const one of [house, guarded]) await one.member('mia', 'owner');
  mia = await house.signedIn('mia@shop.test');
});
afterAll(async () => {
  await house.close();
  await guarded.close();
  await peer.stop();
});
beforeEach(() => {
  peer.mood = 'well';
});

const input = (more: object = {}) => ({
  issuer: peer.issuer,
  client_id: CLIENT.id,
  client_secret: CLIENT.secret,
  scopes: 'openid email',
  ...more,
});
const tried = async (more: object = {}, by = mia) => {
  const { status, body } = await by.post('/api/single-sign-on/test', input(more));
  expect(status).toBe(200);
  return { ok: body.ok, count: body.steps.length, last: body.steps.at(-1) };
};

test('a provider that fits passes every step, down to client id and secret', async () => {
  const { ok, count, last } = await tried();
  expect({ ok, count, last }).toMatchObject({ ok: true, count: 6, last: { name: 'Client', ok: true } });
  expect(last.says).toBe('The provider knows the client id and secret.');
});

test.each([
  ['description_fails', 'Description', /answers with an error \(500\)/],
  ['description_is_a_page', 'Description', /not JSON/],
  ['description_leads_elsewhere', 'Description', /leads elsewhere/],
  ['description_of_another', 'Issuer', /calls itself https:\/\/other.example/],
  ['no_keys_address', 'Way of signing in', /no jwks_uri/],
  ['no_keys', 'Keys', /no keys/],
  ['token_hangs', 'Client', /did not answer within 8 seconds/],
] as const)('the mood "%s" is found at the step "%s"', async (mood, name, says) => {
  peer.mood = mood;
  const { ok, last } = await tried();
  expect({ ok, name: last.name }).toEqual({ ok: false, name });
  expect(last.says).toMatch(says);
});

test.each([
  [{ issuer: 'http://login.example.com' }, 'Address', /https:\/\//],
  [{ issuer: 'https://no-such-host.invalid' }, 'Description', /no server of this name/],
  [{ client_secret: 'wrong' }, 'Client', /does not accept the client id and client secret/],
  [{ client_id: 'somebody else' }, 'Client', /does not accept the client id and client secret/],
  [{ scopes: 'openid email groups' }, 'Way of signing in', /scope groups/],
])('%j is found at the step "%s"', async (change, name, says) => {
  const { ok, last } = await tried(change);
  expect({ ok, name: last.name }).toEqual({ ok: false, name });
  expect(last.says).toMatch(says);
});

test('where nothing listens, or something that is no provider, the test says so', async () => {
  const closed = await tried({ issuer: `http://127.0.0.1:${await closedPort()}` });
  expect(closed.last.says).toMatch(/nothing answers there/);
  const nothing = await tried({ issuer: `${peer.issuer}/realms/none` });
  expect(nothing.last.says).toMatch(/There is nothing at .*\/realms\/none\/.well-known/);
  const no_tls = await tried({ issuer: peer.issuer.replace('http:', 'https:') });
  expect(no_tls.last.says).toMatch(/does not speak TLS/);
});

test('nothing in a private network is called, neither by address nor by name, unless the server allows it', async () => {
  const browser = await guarded.signedIn('mia@shop.test');
  const before = peer.asked.length;
  const port = new URL(peer.issuer).port;
  for (const issuer of [
    `https://127.0.0.1:${port}`,
    `https://localhost:${port}`,
    `https://[::1]:${port}`,
    `https://[::ffff:127.0.0.1]:${port}`,
    `https://2130706433:${port}`,
    'https://169.254.169.254',
  ]) {
    const { last } = await tried({ issuer }, browser);
    expect([issuer, last.says]).toEqual([issuer, expect.stringContaining('is in a private network')]);
  }
  const { last } = await tried({}, browser);
  expect(last.says).toMatch(/not an https address/);
  expect(peer.asked).toHaveLength(before);
});

test('what is private is told from what is not', () => {
  const own = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
  ];
  const own6 = [
    '::',
    '::1',
    'fc00::1',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'x',
  ];
  for (const one of [...own, ...own6]) expect([one, isPrivateAddress(one)]).toEqual([one, true]);
  for (const one of ['8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1']) {
    expect([one, isPrivateAddress(one)]).toEqual([one, false]);
  }
});
