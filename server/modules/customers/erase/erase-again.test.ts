import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase, whenDone } from '../../../../test/erasure/erase.ts';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { sql } from '../../../db/index.ts';
import { eraseAgain } from './erase-again.ts';

let world: World;
/** Where the same people are, under other ids: as good as an archive from before, and harder. */
let restored: World;
let mia: Client;
beforeAll(async () => {
  world = await startWorld();
  restored = await startWorld();
  mia = await restored.as('mia');
});
afterAll(async () => {
  await world?.stop();
  await restored?.stop();
});

const add = async (as: World, name: string, email: string): Promise<string> =>
  (await (await as.as('mia')).post('/api/customers', { name, email })).body.id;

test('whoever an older archive brought back is erased again by the proof alone, once', async () => {
  const proof = await erase(await world.as('mia'), await add(world, 'Back Again', 'back@again.example'));
  const back_id = await add(restored, 'Back Again', 'back@again.example');
  const neighbour_id = await add(restored, 'Somebody Else', 'else@again.example');

  expect(await eraseAgain(restored.db, proof)).toBe('erased');

  const done = await whenDone(mia, proof.id);
  expect(done).toMatchObject({
    id: proof.id,
    reason: 'wish',
    identities: proof.identities,
    customer_ids: [back_id],
  });
  expect((await mia.get(`/api/customers/${back_id}`)).status).toBe(410);
  expect((await mia.get(`/api/customers/${neighbour_id}`)).status).toBe(200);
  expect(await eraseAgain(restored.db, proof)).toBe('known');
});

test('where they are not, what is older stays out from now on', async () => {
  const proof = await erase(await world.as('mia'), await add(world, 'Not There', 'not@again.example'));
  expect(await eraseAgain(restored.db, proof)).toBe('kept_out');
  const { rows } = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from erased_identities where erasure_id = ${proof.id}`.execute(
    restored.db,
  );
  expect(rows).toEqual([{ hash: proof.identities[0].hash }]);
  expect(await whenDone(mia, proof.id)).toMatchObject({ customer_ids: proof.customer_ids });
});
