import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

const track = (messageId: string, more: object = {}) => ({
  type: 'track',
  event: 'Order Completed',
  anonymousId: 'visitor-1',
  messageId,
  ...more,
});

test('a tracked event stands on the log once the answer is there', async () => {
  const answer = await world.send(
    'track',
    track('t1', { properties: { total: 12.5 }, context: { locale: 'de' } }),
  );
  expect(answer).toMatchObject({ status: 200, body: { success: true } });
  const [logged, ...others] = await world.logged('t1');
  expect(others).toEqual([]);
  expect(logged).toMatchObject({
    type: 'order.completed',
    actor: `source:${world.source_id}`,
    source_id: world.source_id,
    properties: { total: 12.5 },
    context: { locale: 'de', event: 'Order Completed', anonymous_id: 'visitor-1', trust: 'claimed' },
    identifies: false,
    direction: null,
  });
  expect(logged!.context).not.toHaveProperty('user_id');
});

test("every kind of call has its type, by the long path and by the browser's short one", async () => {
  const calls: [string[], object, string][] = [
    [['identify', 'i'], { traits: { plan: 'gold' } }, 'customer.identified'],
    [['page', 'p'], { name: 'Home', category: 'Shop', properties: { url: '/' } }, 'page.viewed'],
    [['screen', 's'], { name: 'Cart' }, 'screen.viewed'],
    [['group', 'g'], { groupId: 'acme', traits: { size: 5 } }, 'organisation.joined'],
    [['alias', 'a'], { previousId: 'visitor-1', userId: 'ana' }, 'customer.aliased'],
    [['track', 't'], { event: 'Signup' }, 'signup'],
  ];
  for (const [paths, body, type] of calls) {
    for (const path of paths) {
      const messageId = `kind-${path}`;
      expect((await world.send(path, { anonymousId: 'visitor-1', messageId, ...body })).status).toBe(200);
      expect(await world.logged(messageId)).toMatchObject([{ type }]);
    }
  }
  expect((await world.logged('kind-i'))[0]).toMatchObject({ identifies: true, properties: { plan: 'gold' } });
  expect((await world.logged('kind-p'))[0]).toMatchObject({
    channel: 'web',
    properties: { name: 'Home', category: 'Shop', url: '/' },
  });
  expect((await world.logged('kind-s'))[0]).toMatchObject({ channel: 'app' });
  expect((await world.logged('kind-g'))[0]).toMatchObject({
    identifies: true,
    context: { group_id: 'acme' },
    properties: { size: 5 },
  });
  expect((await world.logged('kind-a'))[0]).toMatchObject({
    identifies: true,
    context: { previous_id: 'visitor-1', user_id: 'ana' },
  });
});

test('an event belongs to the profile of its user id, else to that of its anonymous id', async () => {
  await world.send('track', track('own-1', { anonymousId: 'visitor-own' }));
  await world.send('track', track('own-2', { anonymousId: 'visitor-own', userId: 'own' }));
  await world.send('track', track('own-3', { anonymousId: undefined, userId: 'own' }));
  await world.send('track', track('own-4', { anonymousId: 'visitor-own', userId: 'null' }));
  const profiles = await Promise.all(
    ['own-1', 'own-2', 'own-3', 'own-4'].map(async (id) => (await world.logged(id))[0]!.profile_id),
  );
  expect(profiles[1]).toBe(profiles[2]);
  expect(profiles[3]).toBe(profiles[0]);
  expect(profiles[1]).not.toBe(profiles[0]);
});

test('two ids seen together for the first time are identity evidence, later they are not', async () => {
  const both = { anonymousId: 'visitor-pair', userId: 'pair' };
  await world.send('track', track('pair-1', both));
  await world.send('track', track('pair-2', both));
  await world.send('track', track('pair-3', both), { key: world.secret_key });
  expect((await world.logged('pair-1'))[0]!.identifies).toBe(true);
  expect((await world.logged('pair-2'))[0]!.identifies).toBe(false);
  // Now it is more than a claim.
  expect((await world.logged('pair-3'))[0]).toMatchObject({
    identifies: true,
    context: { trust: 'verified' },
  });
});

test('nobody can claim to be trusted, or to be another, in the context', async () => {
  const context = {
    trust: 'verified',
    user_id: 'the-boss',
    previous_id: 'x',
    group_id: 'x',
    event: 'x',
    locale: 'fr',
  };
  await world.send('page', { anonymousId: 'visitor-liar', messageId: 'liar', context });
  expect((await world.logged('liar'))[0]!.context).toEqual({
    locale: 'fr',
    trust: 'claimed',
    anonymous_id: 'visitor-liar',
  });
});

test('a batch shares its context and integrations, and an event may say otherwise', async () => {
  const answer = await world.send('batch', {
    context: { ip: '10.0.0.1', locale: 'de' },
    integrations: { All: false },
    batch: [track('b1'), track('b2', { context: { locale: 'en' }, integrations: { Mailer: true } })],
  });
  expect(answer.body).toEqual({ success: true });
  expect((await world.logged('b1'))[0]!.context).toMatchObject({
    ip: '10.0.0.1',
    locale: 'de',
    integrations: { All: false },
  });
  expect((await world.logged('b2'))[0]!.context).toMatchObject({
    ip: '10.0.0.1',
    locale: 'en',
    integrations: { All: false, Mailer: true },
  });
});

test('a wrong clock is corrected by the time the request says it was sent', async () => {
  const hour = 3_600_000;
  const sentAt = new Date(Date.now() + 48 * hour);
  const timestamp = new Date(sentAt.getTime() - hour);
  await world.send('batch', { sentAt, batch: [track('clock', { timestamp })] });
  const { occurred_at, received_at } = (await world.logged('clock'))[0]!;
  expect(Math.abs(received_at.getTime() - hour - occurred_at.getTime())).toBeLessThan(2_000);
});

test('the key may come as user name, as bearer token, or in the body; the body as text or as gzip', async () => {
  const bearer = { headers: { authorization: `Bearer ${world.public_key}` }, key: null };
  expect((await world.send('track', track('k1'), bearer)).status).toBe(200);
  const body = track('k2', { writeKey: world.public_key });
  expect(
    (await world.send('track', body, { key: null, headers: { 'content-type': 'text/plain' } })).status,
  ).toBe(200);
  const zipped = gzipSync(JSON.stringify(track('k3')));
  expect((await world.send('t', zipped, { headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
  expect(await world.logged('k2')).toHaveLength(1);
  expect(await world.logged('k3')).toHaveLength(1);
});

test('a message without an id is given one', async () => {
  await world.send('track', track('', { anonymousId: 'visitor-no-id', messageId: undefined }));
  const { rows } = await sql<{ message_id: string }>`
    select message_id from interactions where context ->> 'anonymous_id' = 'visitor-no-id'`.execute(world.db);
  expect(rows).toEqual([{ message_id: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
});

test('a browser of any site may call: preflight, headers, and no redirect', async () => {
  const preflight = await fetch(`${world.url}/v1/t`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-retry-count',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toBe(
    'authorization,content-type,x-retry-count',
  );
  const refused = await world.send('t', track('x'), {
    key: 'pk_wrong',
    headers: { origin: 'https://shop.example' },
  });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
});

test('the browser SDK is told where to send', async () => {
  const response = await fetch(`${world.url}/v1/projects/${world.public_key}/settings`);
  const settings = (await response.json()) as { integrations: Record<string, unknown> };
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(settings.integrations['Segment.io']).toMatchObject({
    apiKey: world.public_key,
    apiHost: `${new URL(world.url).host}/v1`,
    protocol: 'http',
  });
  expect((await fetch(`${world.url}/v1/projects/pk_unknown/settings`)).status).toBe(404);
});
