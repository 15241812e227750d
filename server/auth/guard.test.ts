import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../http/server.ts';
import { may, PERMISSION_NAMES, ROLES, type Role } from './permissions.ts';
import { authPlugin, type RouteAccess, routeAccess } from './plugin.ts';
import { type Browser, type House, startHouse } from './test/browser.ts';

let house: House;
let people: Record<Role, Browser>;
let routes: RouteAccess[];

beforeAll(async () => {
  house = await startHouse();
  people = {} as typeof people;
  for (const role of ROLES) people[role] = await house.signedIn((await house.member(role, role)).email);
  routes = routeAccess(house.http);
});
afterAll(() => house.close());

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';
const address = (url: string) => url.replaceAll(/:\w+/g, UNKNOWN_ID).replaceAll('*', 'x');

describe('every route', () => {
  test('is known to the guard', () => {
    expect(routes.length).toBeGreaterThan(15);
    // What the server itself says it answers, against what the guard has seen.
    const lines = house.http.printRoutes({ commonPrefix: false, method: 'GET' }).match(/\(.*GET.*\)/g) ?? [];
    const gets = routes.filter((route) => route.method === 'GET');
    expect(gets.length).toBe(lines.length);
  });

  test('that is not public refuses a stranger, and says what it needs', async () => {
    for (const { method, url, access } of routes.filter((route) => route.access !== 'public')) {
      const answer = await house.browser().send(method, address(url));
      expect([method, url, answer.status]).toEqual([method, url, 401]);
      if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'not_signed_in', permission: access });
    }
  });

  test('refuses every role that does not have its permission, before it looks at the request', async () => {
    let refused = 0;
    for (const { method, url, access } of routes) {
      for (const role of ROLES.filter((one) => !may(one, access))) {
        const answer = await people[role].send(method, address(url), { nonsense: true });
        expect([method, url, role, answer.status]).toEqual([method, url, role, 403]);
        if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'not_allowed', permission: access });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(10);
  });

  test('names a permission that some role has', () => {
    for (const permission of PERMISSION_NAMES) {
      expect(ROLES.filter((role) => may(role, permission))).toContain('owner');
    }
  });
});

describe('what another site makes a browser send', () => {
  const sends = (headers: Record<string, string | undefined>) =>
    people.owner.send('PATCH', '/api/me', { name: 'Owned' }, headers);
  const no_site = { 'sec-fetch-site': undefined };

  test.each([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['same-site, but another host', { 'sec-fetch-site': 'same-site' }],
    ['typed in or bookmarked', { 'sec-fetch-site': 'none' }],
    ['a foreign Origin', { ...no_site, origin: 'https://evil.test' }],
    ['an Origin that ends like ours', { ...no_site, origin: 'http://localhost:80.evil.test' }],
    ['the null Origin of a sandbox', { ...no_site, origin: 'null' }],
    ['no word on where it comes from', no_site],
    ['a foreign site under our Origin', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' }],
  ])('is not carried out: %s', async (_what, headers) => {
    expect(await sends(headers)).toMatchObject({ status: 403, body: { code: 'other_site' } });
    expect((await people.owner.get('/api/me')).body.name).toBe('owner');
  });

  test('is told from our own pages by Sec-Fetch-Site, or by Origin where browsers send no more', async () => {
    expect((await sends({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await sends({ ...no_site, origin: 'http://localhost:80' })).status).toBe(200);
  });

  test('cannot sign a visitor in as somebody else', async () => {
    const body = { email: 'owner@shop.test', password: 'whatever it is' };
    const answer = await house
      .browser()
      .send('POST', '/api/session', body, { 'sec-fetch-site': 'cross-site' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'other_site' } });
  });
});

describe('the start', () => {
  const log = pino({ level: 'silent' });

  test('fails when a route names a permission that does not exist', async () => {
    const app = await createServer(house.kit.config, log);
    await authPlugin(app, house.kit);
    const add = () => app.get('/api/secrets', { config: { permission: 'secrets.read' } }, () => 'all');
    expect(add).toThrow('GET /api/secrets names a permission that does not exist: secrets.read');
    expect(() => app.get('/api/more', { config: { permission: 'toString' } }, () => '')).toThrow(/not exist/);
  });

  test('fails when a route names no permission', async () => {
    const app = await createServer(house.kit.config, log);
    await authPlugin(app, house.kit);
    expect(() => app.get('/api/secrets', () => 'all')).toThrow(/no permission/);
  });
});
