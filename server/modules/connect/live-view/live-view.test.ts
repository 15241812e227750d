import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { createSource, createSourceKey } from '../index.ts';
import { type IngestWorld, startIngestWorld } from '../ingest-world.ts';
import { KEPT_REFUSED, listRefused } from './refused-events.ts';
import { startLiveView } from './start-live-view.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

type Item = { id: string; state: string; raw: string; name: string | null } & Record<string, unknown>;

async function newSource(): Promise<{ id: string; key: string }> {
  const actor = { kind: 'system', name: 'test' } as const;
  return world.db.transaction().execute(async (tx) => {
    const { id } = await createSource(tx, actor, { name: 'The till' });
    return { id, key: (await createSourceKey(tx, actor, { source_id: id, kind: 'secret' })).key };
  });
}

async function view(source_id: string, query = ''): Promise<{ items: Item[]; minutes: object[] }> {
  const answer = await (await world.as('mia')).get(`/api/sources/${source_id}/live${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const track = (n: number, more: object = {}) => ({
  type: 'track',
  event: `Sale ${n}`,
  userId: 'ana',
  ...more,
});

test('what arrived and what was refused is seen, with who, when, why and how it came', async () => {
  const { id, key } = await newSource();
  await world.send(
    'batch',
    { batch: [track(1), track(2, { userId: undefined }), { type: 'sale' }] },
    { key },
  );
  await world.send('page', { anonymousId: 'v1', name: 'Home' }, { key });
  await world.send('track', '{"userId":"ana",', { key });
  const { items, minutes } = await view(id);
  expect(items).toHaveLength(5);
  expect(items[0]).toMatchObject({
    state: 'refused',
    code: 'invalid_json',
    kind: null,
    raw: '{"userId":"ana",',
  });
  expect(items[1]).toMatchObject({
    state: 'stored',
    kind: 'page',
    name: 'Home',
    anonymous_id: 'v1',
    code: null,
  });
  expect(items.find(({ name }) => name === 'Sale 1')).toMatchObject({ state: 'stored', user_id: 'ana' });
  expect(JSON.parse(items.find(({ name }) => name === 'Sale 1')!.raw)).toEqual(track(1));
  expect(items.find(({ name }) => name === 'Sale 2')).toMatchObject({
    state: 'refused',
    code: 'missing_value',
    path: 'userId',
    detail: expect.stringContaining('userId'),
  });
  expect(minutes).toEqual([expect.objectContaining({ stored: 2, refused: 3, limited: 0 })]);
  const refused = await view(id, '?state=refused');
  expect(refused.items.map(({ code }) => code).sort()).toEqual([
    'invalid_json',
    'invalid_value',
    'missing_value',
  ]);
  expect((await view(world.source_id)).items).toEqual([]);
});

test('refused events are kept over a restart, after the answer, and seen once', async () => {
  const { id, key } = await newSource();
  await world.send('track', { event: 'Sale\u0000 \ud83d', note: '\u0000' }, { key });
  await expect.poll(async () => (await listRefused(world.db, id, 10)).length).toBe(1);
  expect((await view(id)).items).toHaveLength(1);
  // As a process that has just begun sees it.
  const fresh = startLiveView(world.app.kit);
  const { events, minutes } = await fresh.read(id, false);
  expect(events).toMatchObject([{ name: 'Sale\uFFFD \uFFFD', fault: { code: 'missing_value' } }]);
  expect(minutes).toEqual([]);
  await fresh.stop();
});

test('of refused events the newest are kept, of all events the newest 200, cut to 4 KB', async () => {
  const { id, key } = await newSource();
  const many = (count: number, from: number, more: object) =>
    Array.from({ length: count }, (_, n) => track(from + n, more));
  for (let from = 0; from < 1_100; from += 100) {
    await world.send('batch', { batch: many(100, from, { userId: undefined }) }, { key });
    await world.app.kit.db.executeQuery(sql`select pg_sleep(0.3)`.compile(world.db));
  }
  const count = async () =>
    (
      await sql<{ count: number }>`select count(*) from refused_events where source_id = ${id}`.execute(
        world.db,
      )
    ).rows[0]!.count;
  await expect.poll(count, { timeout: 60_000 }).toBe(KEPT_REFUSED);
  expect((await view(id)).items[0]!.name).toMatch(/^Sale 1[0-9]{3}$/);
  await world.send('batch', { batch: many(300, 5_000, {}) }, { key });
  const { items } = await view(id);
  expect(items).toHaveLength(200);
  expect(items.every(({ state }) => state === 'stored')).toBe(true);
  await world.send('track', track(9, { properties: { note: 'ß'.repeat(9_000) } }), { key });
  const large = (await view(id)).items.find(({ name }) => name === 'Sale 9')!;
  expect(Buffer.byteLength(large.raw)).toBeLessThanOrEqual(4_098);
  expect(large).toMatchObject({ state: 'stored', user_id: 'ana' });
});

test('the console is told that something came, at most twice a second, and only when someone looks', async () => {
  const { id, key } = await newSource();
  const told: number[] = [];
  const unsubscribe = world.app.kit.live.subscribe((event) => {
    if (event.topic === 'source' && event.id === id) told.push(Date.now());
  });
  await world.send('track', track(1), { key });
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(told).toEqual([]);
  await view(id);
  for (let n = 0; n < 20; n++) {
    await world.send('track', track(n), { key });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await expect.poll(() => told.length).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  unsubscribe();
  for (let n = 1; n < told.length; n++) expect(told[n]! - told[n - 1]!).toBeGreaterThan(350);
});

test('only those who may see sources see what they send', async () => {
  expect((await (await world.as('ben')).get(`/api/sources/${world.source_id}/live`)).status).toBe(403);
  expect((await world.stranger.get(`/api/sources/${world.source_id}/live`)).status).toBe(401);
  const nothing = await (await world.as('mia')).get(`/api/sources/${world.people.mia.id}/live`);
  expect(nothing.status).toBe(404);
});
