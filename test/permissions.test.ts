import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionsDocument, routeAccess } from '../server/auth/index.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const committed = () => readFile(path.join(import.meta.dirname, '../docs/permissions.md'), 'utf8');

test('docs/permissions.md says who may call each route of the running server', async () => {
  const routes = routeAccess(world.app.http);
  // When this fails: node bin/launch.mjs bin/generate.ts, then read in the diff who may do more than before.
  expect(permissionsDocument(routes)).toBe(await committed());
});

test('a route more, or a route with another permission, makes it stale', async () => {
  const routes = routeAccess(world.app.http);
  const text = await committed();
  expect(permissionsDocument([...routes, { method: 'GET', url: '/api/x', access: 'public' }])).not.toBe(text);
  const looser = routes.map((route) =>
    route.url === '/api/audit' ? { ...route, access: 'signed_in' as const } : route,
  );
  expect(permissionsDocument(looser)).not.toBe(text);
});
