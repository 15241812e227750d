import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { createSourceKey, revokeSourceKey } from './index.ts';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';
import { checkKey, noteLastUses } from './keys/check-key.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

const track = { event: 'Signup', userId: 'ana' };

test('an owner makes a source and its keys; a secret one is shown once and kept as a hash', async () => {
  const mia = await world.as('mia');
  const source = await mia.post('/api/sources', { name: ' The app ' });
  expect(source).toMatchObject({ status: 200, body: { name: 'The app', keys: [] } });
  const open = await mia.post(`/api/sources/${source.body.id}/keys`, { kind: 'public' });
  const secret = await mia.post(`/api/sources/${source.body.id}/keys`, { kind: 'secret' });
  expect(open.body.key).toMatch(/^pk_\w{32}$/);
  expect(secret.body.key).toMatch(/^sk_\w{32}$/);

  const list = await mia.get('/api/sources');
  const listed = list.body.items.find((item: { id: string }) => item.id === source.body.id);
  expect(listed.keys).toEqual([
    expect.objectContaining({ kind: 'secret', key: null, preview: secret.body.preview }),
    expect.objectContaining({ kind: 'public', key: open.body.key }),
  ]);
  const { rows } = await sql<{
    all: string;
  }>`select string_agg(k::text, '') as all from source_keys k`.execute(world.db);
  expect(rows[0]!.all).not.toContain(secret.body.key.slice(3));

  expect(await checkKey(world.db, secret.body.key)).toMatchObject({
    source_id: source.body.id,
    kind: 'secret',
    trust: 'verified',
  });
  expect(await checkKey(world.db, open.body.key)).toMatchObject({ kind: 'public', trust: 'claimed' });
  expect(await checkKey(world.db, 'sk_nothing')).toBeNull();
});

test('sources are listed page by page, the newest first', async () => {
  const mia = await world.as('mia');
  for (const name of ['one', 'two', 'three']) await mia.post('/api/sources', { name });
  const first = await mia.get('/api/sources?limit=2');
  expect(first.body.items.map((item: { name: string }) => item.name)).toEqual(['three', 'two']);
  const second = await mia.get(`/api/sources?limit=2&after=${first.body.next}`);
  expect(second.body.items[0].name).toBe('one');
});

test('agents and members neither see nor make sources', async () => {
  for (const person of ['ben', 'omar'] as const) {
    const client = await world.as(person);
    expect((await client.get('/api/sources')).status).toBe(403);
    expect((await client.post('/api/sources', { name: 'Mine' })).status).toBe(403);
    expect((await client.post(`/api/sources/${world.source_id}/keys`, { kind: 'secret' })).status).toBe(403);
  }
});

test('a revoked key is refused at once', async () => {
  const mia = await world.as('mia');
  const made = await mia.post(`/api/sources/${world.source_id}/keys`, { kind: 'public' });
  expect((await world.send('track', track, { key: made.body.key })).status).toBe(200);
  expect((await mia.post(`/api/source-keys/${made.body.id}/revoke`)).body.revoked_at).not.toBeNull();
  expect(await world.send('track', track, { key: made.body.key })).toMatchObject({
    status: 401,
    body: { code: 'invalid_key' },
  });
  expect((await mia.post(`/api/source-keys/${made.body.id}/revoke`)).status).toBe(200);
  expect((await mia.post(`/api/source-keys/${world.source_id}/revoke`)).status).toBe(404);
});

test('a key that another process revoked is refused soon after', async () => {
  const actor = { kind: 'system', name: 'another process' } as const;
  const input = { source_id: world.source_id, kind: 'public' } as const;
  const made = await world.db.transaction().execute((tx) => createSourceKey(tx, actor, input));
  expect((await world.send('track', track, { key: made.key })).status).toBe(200);
  // Past this process's own knowledge: only the live event tells it.
  await world.db.transaction().execute((tx) => revokeSourceKey(tx, actor, { id: made.id }));
  await expect
    .poll(async () => (await world.send('track', track, { key: made.key })).status, { timeout: 60_000 })
    .toBe(401);
});

test('making and revoking keys is in the audit', async () => {
  const { rows } = await sql<{ action: string; actor: string }>`
    select action, actor from audit_entries where actor = ${`team_member:${world.people.mia.id}`}`.execute(
    world.db,
  );
  const actions = new Set(rows.map((row) => row.action));
  expect([...actions]).toEqual(
    expect.arrayContaining(['source.created', 'source.key_created', 'source.key_revoked']),
  );
});

test('the last use of a key is noted', async () => {
  await world.send('track', track, { key: world.secret_key });
  await noteLastUses(world.db);
  const mia = await world.as('mia');
  const { body } = await mia.get('/api/sources?limit=200');
  const keys = body.items.find((item: { id: string }) => item.id === world.source_id).keys;
  const used = keys.find((key: { kind: string }) => key.kind === 'secret');
  expect(Math.abs(Date.parse(used.last_used_at) - Date.now())).toBeLessThan(10_000);
});
