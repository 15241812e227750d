import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openShop, type Shop } from './erasure/fill.ts';
import { type Person, person, tracesOf } from './erasure/people.ts';
import { findTraces } from './erasure/traces.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let shop: Shop;
let ana: Person;
let neighbour: Person;
beforeAll(async () => {
  world = await startWorld();
  shop = await openShop(world);
  ana = person('Xanathiel', '777');
  neighbour = person('Bodowinus', '888');
});
afterAll(() => world.stop());

const erased = async (id: string) => {
  await expect
    .poll(async () => (await shop.mia.get(`/api/erasures/${id}`)).body.state, { timeout: 20_000 })
    .toBe('done');
  return (await shop.mia.get(`/api/erasures/${id}`)).body;
};

test('nothing of an erased customer is left anywhere, and everything of their neighbour is', async () => {
  const ana_id = await fill(world, shop, ana);
  const neighbour_id = await fill(world, shop, neighbour);
  const before = await findTraces(world, tracesOf(neighbour));
  // Both were filled alike: what is looked for is found wherever it can stand.
  expect(await findTraces(world, tracesOf(ana))).toEqual(before);

  const { body: preview } = await shop.mia.get(`/api/customers/${ana_id}/erasure-preview`);
  const { status, body } = await shop.mia.post(`/api/customers/${ana_id}/erase`, {
    confirm: preview.confirm,
    reason: 'wish',
  });
  expect({ status, body }).toMatchObject({ status: 200, body: { state: 'running', customer_id: ana_id } });
  await erased(body.id);

  expect(await findTraces(world, tracesOf(ana))).toEqual({});
  expect(await findTraces(world, tracesOf(neighbour))).toEqual(before);
  expect((await shop.mia.get(`/api/customers/${neighbour_id}`)).status).toBe(200);
});
