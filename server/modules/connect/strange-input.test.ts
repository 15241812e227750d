import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { createSource, createSourceKey } from './index.ts';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

const track = (messageId: string, more: object = {}) => ({
  event: 'Signup',
  userId: 'ana',
  messageId,
  ...more,
});

test('numbers beyond range, and of every odd spelling, keep their digits and cost nothing', async () => {
  const numbers = '[1e400,-1e400,1e-400,9007199254740993,-0,0.1e1,123456789012345678901234567890.5,5e-324]';
  const body = `{"userId":"ana","event":"Signup","messageId":"range","properties":{"n":${numbers},"total":1e309}}`;
  expect((await world.send('track', body)).status).toBe(200);
  const [logged] = await world.logged('range');
  expect(logged!.properties.n).toEqual(
    expect.arrayContaining(['1e400', '-1e400', '9007199254740993', 0, 1, 5e-324]),
  );
  expect(logged!.properties.total).toBe('1e309');
  // As an id, a number would be rounded without anyone noticing; text keeps it.
  const ids = await world.send(
    'track',
    '{"userId":9007199254740993,"event":"Signup","messageId":"number-id"}',
  );
  expect(ids.status).toBe(200);
  expect((await world.logged('number-id'))[0]!.context.user_id).toBe('9007199254740993');
});

test.each([
  ['1970', '1970-01-01T00:00:00.000Z'],
  ['2999', '2999-12-31T23:59:59.000Z'],
  ['year 0', '0000-01-01T00:00:00.000Z'],
  ['past the calendar', '+275760-09-13T00:00:00.000Z'],
  ['seconds since 1970', 1_700_000_000],
])(
  'a time far away (%s) is stored within reason or refused by name, never our trouble',
  async (name, timestamp) => {
    const messageId = `far-${name}`;
    const answer = await world.send('track', track(messageId, { timestamp }));
    if (answer.status === 400) {
      expect(answer.body).toMatchObject({ errors: [{ path: 'timestamp' }] });
      return;
    }
    expect(answer.status).toBe(200);
    const [logged] = await world.logged(messageId);
    // Where it stands on the log is decided by when it came; when it happened is never in the future.
    expect(Math.abs(logged!.received_at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(logged!.occurred_at.getTime()).toBeLessThan(Date.now() + 86_400_000);
  },
);

test('another source sees and overwrites nothing: the same message_id is its own', async () => {
  const actor = { kind: 'system', name: 'test' } as const;
  const other = await world.db.transaction().execute(async (tx) => {
    const { id } = await createSource(tx, actor, { name: 'Another shop' });
    const { key } = await createSourceKey(tx, actor, { source_id: id, kind: 'secret' });
    return { source_id: id, key };
  });
  await world.send('track', track('shared', { properties: { of: 'the shop' } }));
  const body = track('shared', { properties: { of: 'another' }, writeKey: world.public_key });
  expect((await world.send('track', body, { key: other.key })).status).toBe(200);
  // The key in the header counts, not the other one in the body.
  expect((await world.logged('shared')).map(({ properties }) => properties.of)).toEqual(['the shop']);
  const { rows } = await sql<{ source_id: string; trust: string }>`
    select source_id, context ->> 'trust' as trust from interactions
    where message_id = 'shared' and properties ->> 'of' = 'another'`.execute(world.db);
  expect(rows).toEqual([{ source_id: other.source_id, trust: 'verified' }]);
});

test('SQL in every field is only text', async () => {
  const evil = `'); drop table interactions; --`;
  const event = {
    type: 'track',
    userId: evil,
    anonymousId: evil,
    event: evil,
    messageId: evil,
    properties: { [evil]: evil },
    context: { [evil]: { [evil]: evil } },
    integrations: { [evil]: true },
  };
  expect((await world.send('batch', { batch: [event], context: { [evil]: evil } })).status).toBe(200);
  expect(await world.logged(evil)).toMatchObject([
    { message_id: evil, properties: { [evil]: evil }, context: { user_id: evil, event: evil } },
  ]);
  const identify = {
    userId: 'ana',
    messageId: 'evil-traits',
    traits: { [evil]: evil, name: evil, email: evil },
  };
  expect((await world.send('identify', identify)).status).toBe(200);
  const alias = { userId: evil, previousId: `${evil}2`, messageId: 'evil-alias' };
  expect((await world.send('alias', alias)).status).toBe(200);
  expect((await world.send('group', { userId: 'ana', groupId: evil, traits: { name: evil } })).status).toBe(
    200,
  );
  await world.settle();
  expect(await world.logged(evil)).toHaveLength(1);
});

test('names of 10,000 characters, from right to left and of emoji are kept whole', async () => {
  const names = ['n'.repeat(10_000), 'مريم العتيبي', '👩‍👩‍👧‍👦🏳️‍🌈', 'Zoë\u202Eevil', ' \t '];
  for (const [n, name] of names.entries()) {
    const messageId = `name-${n}`;
    const body = { userId: `name-${n}`, messageId, traits: { name, [name]: name } };
    expect((await world.send('identify', body)).status).toBe(200);
    expect((await world.logged(messageId))[0]!.properties).toEqual({ name, [name]: name });
  }
  await world.settle();
  const ben = await world.as('ben');
  for (const name of names.slice(1, 3)) {
    const { body } = await ben.get(`/api/customers?q=${encodeURIComponent(name)}`);
    expect(body.items[0]).toMatchObject({ name });
  }
  const { rows } = await sql<{ parked: number }>`select count(*) as parked from parked_interactions`.execute(
    world.db,
  );
  expect(rows[0]!.parked).toBe(0);
});

test.each([
  ['from right to left', 'اكتمل الطلب', 200, 'اكتمل.الطلب'],
  ['with emoji among words', '🛒 Order Completed 🎉', 200, 'order.completed'],
  ['of emoji alone', '🛒🎉', 400, 'invalid_value'],
  ['of 10,000 characters', 'n'.repeat(10_000), 400, 'too_long'],
])('an event name %s is stored as it came, or refused by name', async (name, event, status, expected) => {
  const messageId = `event-name-${name}`;
  const answer = await world.send('track', track(messageId, { event }));
  expect(answer.status).toBe(status);
  if (status === 400) expect(answer.body).toMatchObject({ errors: [{ path: 'event', code: expected }] });
  else expect(await world.logged(messageId)).toMatchObject([{ type: expected, context: { event } }]);
});
