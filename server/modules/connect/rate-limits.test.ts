import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../http/index.ts';
import { createSourceKey } from './index.ts';
import { rateLimits } from './ingest/rate-limits.ts';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';
import type { CheckedKey } from './keys/check-key.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

const batch = (count: number, name: string) => ({
  batch: Array.from({ length: count }, (_, n) => ({
    type: 'track',
    event: 'Signup',
    userId: 'ana',
    messageId: `${name}-${n}`,
  })),
});

const change = async (body: object) => (await world.as('mia')).patch(`/api/sources/${world.source_id}`, body);

async function newKey(): Promise<string> {
  const actor = { kind: 'system', name: 'test' } as const;
  const input = { source_id: world.source_id, kind: 'public' } as const;
  return (await world.db.transaction().execute((tx) => createSourceKey(tx, actor, input))).key;
}

// One event a second, so that how long the test itself takes makes no difference.
test('over its limit a public key gets 429, with whole seconds to wait, and others go on', async () => {
  await change({ public_events_per_s: 1, address_events_per_s: null });
  const key = await newKey();
  // Some of ten seconds' worth at once, and the one request that draws it below zero.
  expect((await world.send('batch', batch(8, 'full'), { key })).status).toBe(200);
  expect((await world.send('batch', batch(100, 'over'), { key })).status).toBe(200);
  const refused = await world.send('batch', batch(1, 'late'), { key });
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  // A whole number, and no longer than a minute, though the debt is paid only after more.
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
  // The key in the body counts the same.
  expect((await world.send('batch', { ...batch(1, 'late'), writeKey: key }, { key: null })).status).toBe(429);
  expect(await world.logged('late-0')).toEqual([]);
  expect((await world.send('batch', batch(1, 'other'), { key: await newKey() })).status).toBe(200);
  expect((await world.send('batch', batch(900, 'secret'), { key: world.secret_key })).status).toBe(200);
  await change({ public_events_per_s: null });
  expect((await world.send('batch', batch(1, 'late'), { key })).status).toBe(200);
  expect(await world.logged('late-0')).toHaveLength(1);
});

test('one address cannot use up the whole key, and a secret key knows no addresses', async () => {
  await change({ public_events_per_s: null, address_events_per_s: 1 });
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const [event] = batch(1, 'again').batch;
  expect((await world.send('batch', batch(101, 'a'), from('203.0.113.7'))).status).toBe(200);
  expect((await world.send('track', event, from('203.0.113.7'))).status).toBe(429);
  expect((await world.send('track', event, from('203.0.113.8'))).status).toBe(200);
  // All the addresses of one home are one.
  expect((await world.send('batch', batch(101, 'd'), from('2001:db8:1:2::1'))).status).toBe(200);
  expect((await world.send('track', event, from('2001:db8:1:2:ffff::9'))).status).toBe(429);
  const secret = { ...from('203.0.113.7'), key: world.secret_key };
  expect((await world.send('track', event, secret)).status).toBe(200);
});

test('the limits of a source can be changed, by those who may, and are generous until then', async () => {
  const mia = await world.as('mia');
  const made = await mia.post('/api/sources', { name: 'The till' });
  expect(made.body).toMatchObject({
    public_events_per_s: 500,
    secret_events_per_s: null,
    address_events_per_s: 100,
  });
  const changed = await mia.patch(`/api/sources/${made.body.id}`, { secret_events_per_s: 7, name: ' Till ' });
  expect(changed.body).toMatchObject({ name: 'Till', public_events_per_s: 500, secret_events_per_s: 7 });
  const { body } = await mia.get('/api/sources');
  expect(body.items.find((item: { id: string }) => item.id === made.body.id)).toMatchObject({
    secret_events_per_s: 7,
  });
  expect((await mia.patch(`/api/sources/${made.body.id}`, { public_events_per_s: 0 })).status).toBe(400);
  expect((await mia.patch(`/api/sources/${world.people.mia.id}`, { name: 'x' })).status).toBe(404);
  expect((await (await world.as('ben')).patch(`/api/sources/${made.body.id}`, { name: 'x' })).status).toBe(
    403,
  );
});

const KEY: CheckedKey = {
  id: 'k',
  source_id: 's',
  kind: 'public',
  trust: 'claimed',
  events_per_s: null,
  address_events_per_s: null,
};

/** How long a sender is told to wait; 0 when it is let in. */
function waitOf(ask: () => void): number {
  try {
    ask();
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Number(error.more.headers?.['retry-after']);
  }
}

const nowhere = () => '';

test('who waits as long as told is let in, who waits less is not', () => {
  let now = 0;
  const limits = rateLimits(() => now);
  const key = { ...KEY, events_per_s: 20 };
  limits.take(key, nowhere, 190);
  limits.take(key, nowhere, 45);
  expect(waitOf(() => limits.take(key, nowhere, 1))).toBe(2);
  now = 1_700;
  expect(waitOf(() => limits.check(key, nowhere))).toBe(1);
  now = 2_000;
  expect(waitOf(() => limits.take(key, nowhere, 1))).toBe(0);
  // An hour of silence earns no more than the burst.
  now = 3_600_000;
  limits.take(key, nowhere, 200);
  expect(waitOf(() => limits.take(key, nowhere, 1))).toBe(1);
});

test('the memory of the buckets is bounded, however many addresses come', () => {
  const limits = rateLimits(() => 0);
  const key = { ...KEY, address_events_per_s: 1 };
  const address = (n: number) => () => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  limits.take(key, address(0), 10);
  expect(waitOf(() => limits.check(key, address(0)))).toBe(1);
  for (let n = 1; n <= 50_000; n++) limits.take(key, address(n), 1);
  // Long forgotten: it may begin again.
  expect(waitOf(() => limits.check(key, address(0)))).toBe(0);
});
