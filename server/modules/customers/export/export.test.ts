import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { record } from '../../../log/index.ts';

let world: World;
let mia: Client;
let id: string;
beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
  const { body } = await mia.post('/api/customers', {
    name: '<script>alert(1)</script> Ana',
    email: 'ana@export.example',
  });
  id = body.id;
  const profile_id = body.profiles[0].id;
  const happened = Array.from({ length: 1_203 }, (_, n) => ({
    profile_id,
    type: 'page.viewed',
    actor: 'customer',
    // Many at the same moment: a page of the timeline must not lose what shares its border.
    occurred_at: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 7))),
    properties: { n, title: `</td><img src=x onerror=alert(${n})>` },
  }));
  await world.db.transaction().execute((tx) => record(tx, happened));
});
afterAll(() => world.stop());

test('an export for machines holds all that is known and everything that happened, once', async () => {
  const { status, body, headers } = await mia.get(`/api/customers/${id}/export.json`);
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toContain('attachment');
  expect(body).toMatchObject({ id, email: 'ana@export.example', links: [] });
  expect(body.profiles[0].identities).toMatchObject([
    { kind: 'email', value: 'ana@export.example', verified: true, evidence: 'added by a team member' },
  ]);
  expect(body.traits).toMatchObject([{ name: 'name' }]);
  const seen = body.timeline.filter(({ type }: { type: string }) => type === 'page.viewed');
  expect(new Set(seen.map((one: { properties: { n: number } }) => one.properties.n)).size).toBe(1_203);
  expect(seen).toHaveLength(1_203);
});

test('an export for people is one page that runs nothing of what customers wrote', async () => {
  const { body, headers } = await mia.get(`/api/customers/${id}/export.html`);
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Ana');
  expect(body).not.toMatch(/<script|<img|<link|src="http/);
  expect(body.match(/<tr><td>2026-01-01/g)).toHaveLength(1_203);
  expect(body.trimEnd()).toMatch(/<\/html>$/);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('an export of all has each customer once, in a line of its own, with everything that happened', async () => {
  const made: string[] = [];
  // More than are read at once.
  for (let n = 0; n < 210; n++)
    made.push((await mia.post('/api/customers', { name: `Line\n${n}`, email: `${n}@line.example` })).body.id);
  await mia.post(`/api/customers/${made[0]}/merge`, { customer_id: made[1] });
  const lines = async (query = '') => {
    const answer = await fetch(`${world.url}/api/customers/export.ndjson${query}`, {
      headers: { cookie: mia.cookie },
    });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    return (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  const all = await lines();
  const ids = all.map((one) => one.id);
  expect(ids).toEqual([id, ...made.filter((one) => one !== made[1])]);
  expect(all[0].timeline).toHaveLength(1_203);
  expect(all[1]).toMatchObject({ name: expect.stringMatching(/^Line\n[01]$/), profiles: [{}, {}] });
  expect(Object.keys(all[1])).not.toContain('suggestions');
  const [first] = await lines('?timeline=false');
  expect(first).toMatchObject({ id, email: 'ana@export.example', timeline: [] });
});

test('exports are for owners and admins, and written down', async () => {
  for (const person of ['ben', 'omar'] as const) {
    expect((await (await world.as(person)).get(`/api/customers/${id}/export.json`)).status).toBe(403);
    expect((await (await world.as(person)).get('/api/customers/export.ndjson')).status).toBe(403);
  }
  expect((await mia.get('/api/customers/00000000-0000-7000-8000-000000000000/export.json')).status).toBe(404);
  const { body } = await mia.get('/api/audit?action=customer.exported');
  const entries = body.items.filter(({ action }: { action: string }) => action === 'customer.exported');
  expect(entries.map((one: { subject: string; detail: object }) => [one.subject, one.detail])).toEqual([
    [null, { format: 'ndjson', timeline: false }],
    [null, { format: 'ndjson', timeline: true }],
    [`customer:${id}`, { format: 'html' }],
    [`customer:${id}`, { format: 'json' }],
  ]);
});
