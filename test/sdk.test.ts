import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Analytics } from '@segment/analytics-node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sql } from '../server/db/index.ts';
import type { Interaction } from '../server/log/index.ts';
import { makeSource } from './peers/source.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let source: Awaited<ReturnType<typeof makeSource>>;
const closing: Server[] = [];
beforeAll(async () => {
  world = await startWorld();
  source = await makeSource(world.db);
});
afterAll(() => world.stop());
afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

async function logged(user_id: string): Promise<Interaction[]> {
  const { rows } = await sql<Interaction>`
    select * from interactions where context ->> 'user_id' = ${user_id} order by id`.execute(world.db);
  return rows;
}

/** A stretch of bad network before our server: `trouble` decides of each request what happens to it. */
async function network(
  trouble: (attempt: number) => 'none' | 'unavailable' | 'answer lost',
): Promise<string> {
  let attempt = 0;
  const server = createServer((incoming, answer) => {
    const what = trouble(attempt++);
    if (what === 'unavailable') {
      incoming.resume();
      answer.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    const options = { method: incoming.method, headers: incoming.headers };
    const onward = request(world.url + incoming.url, options, (reply) => {
      if (what === 'answer lost') return reply.resume().on('end', () => incoming.socket.destroy());
      answer.writeHead(reply.statusCode!, reply.headers);
      reply.pipe(answer);
    });
    incoming.pipe(onward);
  });
  closing.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function sdk(host: string, more: object = {}) {
  const analytics = new Analytics({ writeKey: source.key, host, ...more });
  const errors: unknown[] = [];
  analytics.on('error', (error) => errors.push(error));
  return { analytics, errors };
}

test("Segment's SDK for Node works unchanged: identify, track, page, screen, group, alias, flush", async () => {
  const { analytics, errors } = sdk(world.url);
  const userId = 'sdk-ana';
  const timestamp = new Date(Date.now() - 3_600_000);
  analytics.identify({
    userId,
    anonymousId: 'sdk-visitor',
    traits: { email: 'ana@example.org', plan: 'gold' },
  });
  analytics.track({ userId, event: 'Order Completed', properties: { total: 12.5 }, timestamp });
  analytics.page({ userId, name: 'Home', properties: { url: '/' } });
  analytics.screen({ userId, name: 'Cart' });
  analytics.group({ userId, groupId: 'acme', traits: { size: 5 } });
  analytics.alias({ userId, previousId: 'sdk-visitor' });
  await analytics.closeAndFlush();

  expect(errors).toEqual([]);
  const events = await logged(userId);
  const byType = new Map(events.map((event) => [event.type, event]));
  expect([...byType.keys()].sort()).toEqual([
    'customer.aliased',
    'customer.identified',
    'order.completed',
    'organisation.joined',
    'page.viewed',
    'screen.viewed',
  ]);
  expect(byType.get('customer.identified')).toMatchObject({
    identifies: true,
    properties: { email: 'ana@example.org', plan: 'gold' },
    context: { anonymous_id: 'sdk-visitor', library: { name: '@segment/analytics-node' } },
  });
  expect(byType.get('page.viewed')!.properties).toMatchObject({ name: 'Home', url: '/' });
  const order = byType.get('order.completed')!;
  expect(order.properties).toEqual({ total: 12.5 });
  expect(Math.abs(order.occurred_at.getTime() - timestamp.getTime())).toBeLessThan(5_000);
});

test('when the server is not there for a while, or an answer is lost, nothing is lost or doubled', async () => {
  const troubles = ['unavailable', 'answer lost', 'unavailable', 'answer lost'] as const;
  const { analytics, errors } = sdk(await network((attempt) => troubles[attempt] ?? 'none'), { flushAt: 10 });
  for (let n = 0; n < 40; n++)
    analytics.track({ userId: 'sdk-bad-network', event: 'Signup', properties: { n } });
  await analytics.closeAndFlush();

  expect(errors).toEqual([]);
  const seen = (await logged('sdk-bad-network')).map(({ properties }) => properties.n as number);
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
});

test('a batch as large as the SDK ever makes is taken', async () => {
  const { analytics, errors } = sdk(world.url, { flushAt: 1_000 });
  for (let n = 0; n < 1_000; n++) {
    analytics.track({
      userId: 'sdk-many',
      event: 'Product List Viewed',
      properties: { n, words: 'lorem '.repeat(10) },
    });
  }
  await analytics.closeAndFlush();
  expect(errors).toEqual([]);
  expect(await logged('sdk-many')).toHaveLength(1_000);
});
