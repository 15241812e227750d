import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from './erasure/erase.ts';
import { fill, openShop, type Shop } from './erasure/fill.ts';
import { person, tracesOf } from './erasure/people.ts';
import { EMPTIED_OF_THEM, NOTHING_OF_THEM } from './erasure/tables.ts';
import { findTraces, tablesOf } from './erasure/traces.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  shop = await openShop(world);
});
afterAll(() => world.stop());

/** Hold ids of theirs, and no words; the audit's would need a member of the team who writes some into it. */
const ONLY_IDS = [
  'audit_entries',
  'customer_requests',
  'link_suggestions',
  'memberships',
  'profile_links',
  'profiles',
  'separations',
];

/** `public.messages.text` -> `messages` */
const tablesIn = (traces: Record<string, number>): string[] => [
  ...new Set(Object.keys(traces).map((place) => place.split('.')[1] ?? place)),
];

test('of every table it is known what an erasure does with it', async () => {
  expect(await tablesOf(world)).toEqual([...EMPTIED_OF_THEM, ...NOTHING_OF_THEM].sort());
});

test('nothing of an erased customer is left anywhere, and everything of their neighbour is', async () => {
  const ana = person('Xanathiel', '777');
  const neighbour = person('Bodowinus', '888');
  const ana_id = await fill(world, shop, ana);
  const neighbour_id = await fill(world, shop, neighbour);
  const before = await findTraces(world, tracesOf(neighbour));
  // Both were filled alike, and what is looked for is found wherever it can stand.
  expect(await findTraces(world, tracesOf(ana))).toEqual(before);
  expect(tablesIn(before).sort()).toEqual(EMPTIED_OF_THEM.filter((table) => !ONLY_IDS.includes(table)));
  const { body: known } = await shop.mia.get(`/api/customers/${ana_id}`);
  const neighbours_timeline = await shop.mia.get(`/api/customers/${neighbour_id}/timeline?limit=200`);

  const proof = await erase(shop.mia, ana_id);

  expect(await findTraces(world, tracesOf(ana))).toEqual({});
  const ids = [...proof.customer_ids, ...known.profiles.map(({ id }: { id: string }) => id)];
  // Their ids stand where they say that somebody was erased, and that the team did something: nowhere else.
  expect(Object.keys(await findTraces(world, ids)).sort()).toEqual([
    'public.audit_entries.subject',
    'public.erased_profiles.customer_id',
    'public.erased_profiles.profile_id',
    'public.erasures.customer_id',
  ]);
  expect(await findTraces(world, tracesOf(neighbour))).toEqual(before);
  const timeline = await shop.mia.get(`/api/customers/${neighbour_id}/timeline?limit=200`);
  expect(timeline.body.items).toEqual(neighbours_timeline.body.items);
});
