import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Opens the live line and gives what it says until it is closed. */
async function listen(cookie: string): Promise<{ closed: Promise<string> }> {
  const answer = await fetch(`${world.url}/api/live`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return { closed: answer.text() };
}

test('the live line of a page ends when its member is removed, and is not opened again', async () => {
  const mia = await world.as('mia');
  const ben = await world.as('ben');
  const { closed } = await listen(ben.cookie);
  await mia.delete(`/api/team/${world.people.ben.id}`);
  expect(await closed).toContain('hello');
  expect((await fetch(`${world.url}/api/live`, { headers: { cookie: ben.cookie } })).status).toBe(401);
});

test("somebody else's change is told to the page and does not end it", async () => {
  const mia = await world.as('mia');
  const omar = await world.as('omar');
  const { closed } = await listen(omar.cookie);
  await mia.patch(`/api/team/${world.people.ada.id}`, { name: 'Adaeze' });
  await omar.delete('/api/session');
  expect(await closed).toContain(world.people.ada.id);
});
