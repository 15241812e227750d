import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../test/world.ts';

// From a source's event to what a team member sees, through the whole server.

let world: World;
let ben: Client;
let secret: string;
let browser: string;
beforeAll(async () => {
  world = await startWorld();
  const mia = await world.as('mia');
  ben = await world.as('ben');
  const { body: source } = await mia.post('/api/sources', { name: 'Shop' });
  secret = (await mia.post(`/api/sources/${source.id}/keys`, { kind: 'secret' })).body.key;
  browser = (await mia.post(`/api/sources/${source.id}/keys`, { kind: 'public' })).body.key;
});
afterAll(() => world.stop());

async function send(key: string, kind: string, event: object): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  expect((await world.stranger.post(`/v1/${kind}`, event, { authorization })).status).toBe(200);
}

const search = async (q: string) => (await ben.get(`/api/customers?q=${q}`)).body.items;

test('what a browser did before its visitor signed in is on the record of who signed in', async () => {
  await send(browser, 'track', {
    anonymousId: 'b1',
    event: 'Product Viewed',
    properties: { name: 'Drill 18V' },
  });
  await send(secret, 'identify', {
    userId: 'u1',
    anonymousId: 'b1',
    traits: { name: 'Ana', email: 'ana@shop.example' },
  });
  await send(secret, 'track', {
    userId: 'u1',
    event: 'voucher.redemption_failed',
    properties: { code: 'SPRING20', reason: 'expired' },
  });
  await world.settle();
  const [ana, ...others] = await search('ana@shop.example');
  expect(others).toEqual([]);
  expect(ana).toMatchObject({ display_name: 'Ana', last_seen_at: expect.any(String) });
  const { body } = await ben.get(`/api/customers/${ana.id}/timeline`);
  expect(body.items.map(({ summary }: { summary: string }) => summary)).toEqual(
    expect.arrayContaining(['Voucher SPRING20 failed: expired', 'Viewed Drill 18V']),
  );
});

test('two ids that any event carries are the same person', async () => {
  await send(secret, 'track', { userId: 'u2', anonymousId: 'b2', event: 'Order Completed' });
  await world.settle();
  expect((await search('u2'))[0].id).toBe((await search('b2'))[0].id);
});

test('whoever reads the key in the page and claims to be somebody changes and joins nobody', async () => {
  await send(secret, 'identify', { userId: 'u3', traits: { name: 'Victim', email: 'victim@shop.example' } });
  await send(browser, 'identify', {
    userId: 'u3',
    anonymousId: 'b3',
    traits: { name: 'Mallory', email: 'm@evil.example' },
  });
  await world.settle();
  const [victim] = await search('victim@shop.example');
  expect(victim).toMatchObject({ name: 'Victim', email: 'victim@shop.example' });
  const [mallory] = await search('m@evil.example');
  expect(mallory.id).not.toBe(victim.id);
});
