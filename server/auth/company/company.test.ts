import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type House, startHouse } from '../test/browser.ts';

let house: House;
let mia: Browser;
let ben: Browser;

beforeAll(async () => {
  house = await startHouse();
  for (const [name, role] of [
    ['mia', 'owner'],
    ['ben', 'agent'],
  ] as const)
    await house.member(name, role);
  [mia, ben] = [await house.signedIn('mia@shop.test'), await house.signedIn('ben@shop.test')];
});
afterAll(() => house.close());

const change = (who: Browser, body: object, version: number | string = '*') =>
  who.send('PATCH', '/api/company', body, { 'if-match': `${version}` });

test('before anybody has said anything, the clock of the server holds', async () => {
  const { status, body } = await ben.get('/api/company');
  expect(status).toBe(200);
  expect(body).toEqual({
    name: null,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: 'en',
    website: null,
    colour: null,
    version: 0,
  });
});

test('what is said is kept, and written down with what it was before', async () => {
  const said = {
    name: ' Werkbank ',
    time_zone: 'Europe/Vienna',
    language: 'de',
    website: 'https://werkbank.example',
  };
  const first = await change(mia, said, 0);
  expect(first).toMatchObject({ status: 200, body: { ...said, name: 'Werkbank', version: 1 } });
  expect(first.headers.etag).toBe('"1"');
  const second = await change(mia, { name: null, colour: '#0f6e63' }, 1);
  expect(second.body).toEqual({ ...said, name: null, colour: '#0f6e63', version: 2 });
  expect((await ben.get('/api/company')).body).toEqual(second.body);
  const { body } = await mia.get('/api/audit?action=company.changed');
  expect(body.items.map((one: { detail: object }) => one.detail)).toEqual([
    { name: { from: 'Werkbank', to: null }, colour: { from: null, to: '#0f6e63' } },
    {
      name: { from: null, to: 'Werkbank' },
      time_zone: { from: Intl.DateTimeFormat().resolvedOptions().timeZone, to: 'Europe/Vienna' },
      language: { from: 'en', to: 'de' },
      website: { from: null, to: 'https://werkbank.example' },
    },
  ]);
});

test('nothing new is no change', async () => {
  const { version } = (await mia.get('/api/company')).body;
  expect((await change(mia, { language: 'de' }, version)).body.version).toBe(version);
});

test('of two who change the same version, the second is told', async () => {
  const { version } = (await mia.get('/api/company')).body;
  const both = await Promise.all([
    change(mia, { name: 'One' }, version),
    change(mia, { name: 'Two' }, version),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([200, 412]);
  expect(both.find((one) => one.status === 412)!.body.code).toBe('company_changed');
  const without = await mia.send('PATCH', '/api/company', { name: 'Three' });
  expect(without).toMatchObject({ status: 428, body: { code: 'version_missing' } });
});

test.each([
  [{ time_zone: 'Europe/Atlantis' }, 422, 'unknown_time_zone'],
  [{ time_zone: '+01:00' }, 422, 'unknown_time_zone'],
  [{ language: 'not a language' }, 422, 'unknown_language'],
  [{ website: 'javascript:alert(1)' }, 422, 'invalid_website'],
  [{ colour: 'red' }, 400, 'invalid_request'],
  [{ name: 'One\nTwo' }, 400, 'invalid_request'],
])('what makes no sense is refused: %j', async (body, status, code) => {
  expect(await change(mia, body)).toMatchObject({ status, body: { code } });
});

test('an agent reads it and does not change it', async () => {
  expect(await change(ben, { name: 'Ben’s' })).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
});
