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
  expect(logged!.properties).toEqual({
    n: ['1e400', '-1e400', '1e-400', '9007199254740993', 0, 1, '123456789012345678901234567890.5', 5e-324],
    total: '1e309',
  });
  // As an id, a number would be rounded without anyone noticing; text keeps it.
  const ids = await world.send(
    'track',
    '{"userId":9007199254740993,"event":"Signup","messageId":"number-id"}',
  );
  expect(ids.status).toBe(200);
  expect((await world.logged('number-id'))[0]!.context.user_id).toBe('9007199254740993');
});

test('an event nested to the end of the stack costs the others of its batch nothing', async () => {
  const deep = `${'{"a":'.repeat(40_000)}12345678901234567890${'}'.repeat(40_000)}`;
  const events = ['before', 'DEEP', 'after'].map((messageId) => ({
    ...track(`beside-${messageId}`),
    type: 'track',
    properties: messageId,
  }));
  const batch = JSON.stringify({ batch: events })
    .replace('"properties":"DEEP"', `"properties":${deep}`)
    .replaceAll(/"properties":"\w+"/g, '"properties":{"total":12.5}');
  expect(await world.send('batch', batch)).toMatchObject({
    status: 200,
    body: { stored: 2, refused: [{ index: 1, code: 'json_too_deep', path: 'properties.a' }] },
  });
  for (const place of ['before', 'after'])
    expect(await world.logged(`beside-${place}`)).toMatchObject([{ properties: { total: 12.5 } }]);
});

test.each([
  ['1970', '1970-01-01T00:00:00.000Z'],
  ['2999', '2999-12-31T23:59:59.000Z'],
  ['year 0', '0000-01-01T00:00:00.000Z'],
])('a time that cannot be meant (%s) counts as none: it happened when it came', async (name, timestamp) => {
  const messageId = `far-${name}`;
  expect(await world.send('track', track(messageId, { timestamp }))).toMatchObject({ status: 200 });
  const [logged] = await world.logged(messageId);
  expect(Math.abs(logged!.received_at.getTime() - Date.now())).toBeLessThan(60_000);
  expect(Math.abs(logged!.occurred_at.getTime() - logged!.received_at.getTime())).toBeLessThan(60_000);
});

test('a clock that stands in 1970 or 2999 when it sends is corrected', async () => {
  for (const year of [1980, 2999]) {
    const messageId = `clock-${year}`;
    const sent = {
      timestamp: `${year}-05-01T11:50:00.000Z`,
      sentAt: `${year}-05-01T12:00:00.000Z`,
    };
    expect((await world.send('track', track(messageId, sent))).status).toBe(200);
    const [logged] = await world.logged(messageId);
    const ago = logged!.received_at.getTime() - logged!.occurred_at.getTime();
    expect(Math.abs(ago - 600_000)).toBeLessThan(60_000);
  }
});

test('a time past the calendar is refused by name, seconds since 1970 are read as such', async () => {
  expect(
    await world.send('track', track('past', { timestamp: '+275760-09-13T00:00:00.000Z' })),
  ).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'timestamp', detail: expect.stringContaining('Send ISO 8601') }] },
  });
  expect((await world.send('track', track('seconds', { timestamp: 1_700_000_000 }))).status).toBe(200);
  const [logged] = await world.logged('seconds');
  expect(logged!.occurred_at.toISOString()).toBe('2023-11-14T22:13:20.000Z');
});

test('what means something to COPY is only text: tabs, line ends, backslashes, the mark of a null, the end of data', async () => {
  const odd = 'a\tb\nc\r\\N\\t\\.\r\n\\';
  // The second time it comes it goes in by another statement, beside one that is new.
  for (const time of ['first', 'second']) {
    const batch = [
      track(odd, { properties: { odd, [odd]: 1 } }),
      track(`${time}${odd}`),
      track('\\N', { event: 'A \\N' }),
    ];
    const events = batch.map((event) => ({ type: 'track', ...event }));
    expect(await world.send('batch', { batch: events })).toMatchObject({
      status: 200,
      body: { success: true },
    });
  }
  expect((await world.logged(odd)).map(({ properties }) => properties)).toEqual([{ odd, [odd]: 1 }]);
  expect(await world.logged(`first${odd}`)).toHaveLength(1);
  expect(await world.logged(`second${odd}`)).toHaveLength(1);
  expect(await world.logged('\\N')).toMatchObject([{ type: 'a.n', context: { event: 'A \\N' } }]);
});

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
  const group = { userId: 'ana', groupId: evil, messageId: 'evil-group', traits: { name: evil } };
  expect((await world.send('group', group)).status).toBe(200);
  await world.settle();
  expect(await world.logged(evil)).toHaveLength(1);
  expect(await world.logged('evil-traits')).toMatchObject([{ properties: identify.traits }]);
  expect(await world.logged('evil-group')).toMatchObject([
    { properties: { name: evil }, context: { group_id: evil } },
  ]);
  // And as what is looked for: found by exactly this id, by exactly this name.
  const ben = await world.as('ben');
  const found = async (query: Record<string, string>) =>
    (await ben.get(`/api/customers?${new URLSearchParams(query)}`)).body.items;
  const [by_id] = await found({ q: evil });
  expect((await ben.get(`/api/customers/${by_id.id}`)).body.profiles).toContainEqual(
    expect.objectContaining({
      identities: expect.arrayContaining([expect.objectContaining({ kind: 'user_id', value: evil })]),
    }),
  );
  expect(await found({ trait: `${evil}=${evil}` })).toMatchObject([{ name: evil }]);
});

test('names of 10,000 characters, from right to left and of emoji are kept whole', async () => {
  const names = ['n'.repeat(10_000), 'مريم العتيبي', '👩‍👩‍👧‍👦🏳️‍🌈', 'Zoë\u202Eevil', ' \t '];
  for (const [n, name] of names.entries()) {
    const messageId = `name-${n}`;
    const traits = { name, [name]: `called by name ${n}` };
    const body = { userId: `name-${n}`, messageId, traits };
    expect((await world.send('identify', body)).status).toBe(200);
    expect((await world.logged(messageId))[0]!.properties).toEqual(traits);
  }
  await world.settle();
  const ben = await world.as('ben');
  // Too long to be called by; found all the same, and called by something short.
  const { body: long } = await ben.get('/api/customers?q=name-0');
  expect(long.items).toMatchObject([{ name: null, display_name: expect.stringMatching(/^.{1,20}$/) }]);
  for (const name of names.slice(1, 4)) {
    const { body } = await ben.get(`/api/customers?q=${encodeURIComponent(name)}`);
    expect(body.items[0]).toMatchObject({ name });
  }
  // A trait that is called like that, or like nothing, stays on the log: there is no room for it on anybody's page.
  for (const n of [0, 4]) {
    const [found] = (await ben.get(`/api/customers?q=name-${n}`)).body.items;
    const { traits } = (await ben.get(`/api/customers/${found.id}`)).body;
    expect(traits.map((trait: { name: string }) => trait.name)).toEqual(n === 0 ? [] : ['name']);
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
