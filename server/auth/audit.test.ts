import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { audit } from './index.ts';
import { type Browser, type House, startHouse } from './test/browser.ts';

let house: House;
let mia: Browser;
let ids: Record<'mia' | 'ben', string>;

beforeAll(async () => {
  house = await startHouse();
  ids = { mia: (await house.member('mia', 'owner')).id, ben: (await house.member('ben', 'agent')).id };
  mia = await house.signedIn('mia@shop.test');
  await mia.patch(`/api/team/${ids.ben}`, { role: 'member' });
  await mia.patch('/api/me', { name: '=HYPERLINK("https://evil.test","Mia")' });
  const past = await mia.post('/api/team', { name: 'Kim', email: 'kim@shop.test', role: 'agent' });
  await sql`update audit_entries set at = '2026-01-10T12:00:00Z' where action = 'team.invited'`.execute(
    house.kit.db,
  );
  expect(past.status).toBe(200);
});
afterAll(() => house.close());

const actions = async (query: string) =>
  (await mia.get(`/api/audit?${query}`)).body.items.map((entry: { action: string }) => entry.action);

test('the audit is asked for what one person did or what was done to them', async () => {
  expect(await actions(`member_id=${ids.ben}`)).toEqual(['team.role_changed']);
  const of_mia = await actions(`member_id=${ids.mia}`);
  expect(of_mia).toContain('sign_in.done');
  expect(of_mia).toContain('team.role_changed');
});

test('for one action, or all of one thing, and for a time', async () => {
  expect(await actions('action=team.role_changed')).toEqual(['team.role_changed']);
  expect(new Set(await actions('action=team'))).toEqual(
    new Set(['team.role_changed', 'team.renamed', 'team.invited']),
  );
  // The underscore is one, and no part of a word is a thing.
  expect(await actions('action=tea_')).toEqual([]);
  expect(await actions('action=tea')).toEqual([]);
  expect(await actions('from=2026-01-10T00:00:00Z&to=2026-01-11T00:00:00Z')).toEqual(['team.invited']);
  expect((await actions('from=2026-01-10T12:00:01Z')).includes('team.invited')).toBe(false);
});

test('a filter that cannot be one is refused, not left out', async () => {
  for (const query of ['member_id=ben', 'action=TEAM', 'from=yesterday', 'action=']) {
    expect([query, (await mia.get(`/api/audit?${query}`)).status]).toEqual([query, 400]);
  }
});

test('as CSV it is whole, over many pages, and a spreadsheet runs nothing in it', async () => {
  for (let i = 0; i < 1_100; i += 1) {
    await audit(house.kit.db, { kind: 'system', name: 'test' }, 'parked.counted', null, { i });
  }
  const answer = await mia.get('/api/audit.csv?action=parked');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('attachment');
  const lines = answer.body.trimEnd().split('\r\n');
  expect(lines[0]).toBe('at,actor,actor_name,action,subject,subject_name,detail');
  expect(lines).toHaveLength(1_101);
  expect(new Set(lines).size).toBe(1_101);
  expect(lines[1]).toContain('"{""i"":1099}"');

  const own = (await mia.get('/api/audit.csv?action=team.renamed')).body;
  expect(own).toContain(`"'=HYPERLINK(""https://evil.test"",""Mia"")"`);
  expect(await actions('action=audit')).toEqual(['audit.exported', 'audit.exported']);
});
