import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';
import { newId } from '../db/index.ts';
import type { Interaction } from './interaction.ts';
import { park } from './parked.ts';
import { record } from './record.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('an admin sees what is parked, and is told when its reactor is not there', async () => {
  await world.db.transaction().execute(async (tx) => {
    const given = { profile_id: newId(), type: 'test.happened', actor: 'system:test' };
    const [recorded] = await record(tx, [given]);
    await park(tx, 'test.gone', { ...given, ...recorded } as Interaction, new Error('no such thing'), 5);
  });
  const ada = await world.as('ada');
  const { body } = await ada.get('/api/parked');
  expect(body.items).toMatchObject([
    { reactor: 'test.gone', error: 'no such thing', interaction_type: 'test.happened' },
  ]);
  const replay = await ada.post(`/api/parked/${body.items[0].id}/replay`);
  expect(replay).toMatchObject({ status: 409, body: { code: 'reactor_unknown' } });
});

test('an agent may not see it', async () => {
  const ben = await world.as('ben');
  expect(await ben.get('/api/parked')).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
});
