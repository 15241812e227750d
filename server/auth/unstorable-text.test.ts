import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test.each([
  ['GET', '/api/customers?q=%00abc', undefined],
  ['GET', '/chat/%00/config', undefined],
  ['POST', '/api/sources', { name: 'a\0b' }],
])("a text that no database keeps is the caller's mistake, not ours: %s %s", async (method, url, body) => {
  const mia = await world.as('mia');
  const answer = method === 'GET' ? await mia.get(url) : await mia.post(url, body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_text' } });
});
