import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IngestWorld, type Reply, startIngestWorld } from './ingest-world.ts';

// A query, of which nothing depends, makes a request go through the framework instead of past it.
let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

const both = (path: string, body: unknown, options?: Parameters<IngestWorld['send']>[2]) =>
  Promise.all([world.send(path, body, options), world.send(`${path}?`, body, options)]);

const seen = ({ status, body, headers }: Reply) => {
  const kept = [
    'content-type',
    'access-control-allow-origin',
    'access-control-expose-headers',
    'retry-after',
  ];
  const { request_id, ...said } = body;
  return {
    status,
    said,
    headers: Object.fromEntries(kept.map((name) => [name, headers.get(name)])),
    names_request: request_id === undefined || request_id === headers.get('x-request-id'),
    challenge: headers.get('www-authenticate'),
  };
};

test('past the framework and through it a sender is answered the same', async () => {
  const event = { type: 'track', event: 'Order Completed', anonymousId: 'visitor-1' };
  const requests: [string, unknown, Parameters<IngestWorld['send']>[2]?][] = [
    ['track', event],
    ['batch', { batch: [event, { ...event, anonymousId: undefined }] }],
    ['track', { ...event, anonymousId: undefined }],
    ['track', '{"event":'],
    ['track', event, { key: 'pk_unknown' }],
    ['track', event, { key: null }],
    ['track', event, { headers: { 'content-encoding': 'br' } }],
  ];
  const statuses: number[] = [];
  for (const [path, body, options] of requests) {
    const [past, through] = await both(path, body, options);
    expect(seen(past!)).toEqual(seen(through!));
    expect(seen(past!).names_request).toBe(true);
    statuses.push(past!.status);
  }
  expect(statuses).toEqual([200, 200, 400, 400, 401, 401, 415]);
});

test('answers of both ways are counted', async () => {
  const counted = async () => {
    const text = await (await fetch(`${world.url}/metrics`)).text();
    const line = /request_seconds_count\{method="POST",route="\/v1\/page",status="200"\} (\d+)/.exec(text);
    return Number(line?.[1] ?? 0);
  };
  const before = await counted();
  await both('page', { anonymousId: 'visitor-1' });
  expect((await counted()) - before).toBe(2);
});

test('an address behind a proxy that is trusted is the one the proxy names, both ways', async () => {
  const ada = await world.as('ada');
  expect((await ada.patch(`/api/sources/${world.source_id}`, { address_events_per_s: 1 })).status).toBe(200);
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const batch = { batch: Array.from({ length: 20 }, () => ({ type: 'page', anonymousId: 'visitor-1' })) };
  for (const path of ['batch', 'batch?']) {
    const [hasty, calm] = path === 'batch' ? ['192.0.2.1', '198.51.100.1'] : ['203.0.113.1', '100.64.0.1'];
    expect((await world.send(path, batch, from(hasty!))).status).toBe(200);
    expect((await world.send(path, batch, from(hasty!))).status).toBe(429);
    expect((await world.send(path, batch, from(calm!))).status).toBe(200);
  }
});
