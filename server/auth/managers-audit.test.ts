import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type House, startHouse } from './test/browser.ts';

let house: House;
let max: Browser;
const ids: Record<string, string> = {};

beforeAll(async () => {
  house = await startHouse();
  for (const [name, role] of [
    ['mia', 'owner'],
    ['max', 'manager'],
    ['ben', 'agent'],
    ['kim', 'agent'],
  ] as const) {
    ids[name] = (await house.member(name, role)).id;
  }
  const mia = await house.signedIn('mia@shop.test');
  const { body: service } = await mia.post('/api/departments', { name: 'Service' });
  for (const name of ['max', 'ben']) await mia.patch(`/api/team/${ids[name]}`, { department_id: service.id });
  for (const name of ['ben', 'kim']) await house.signedIn(`${name}@shop.test`);
  max = await house.signedIn('max@shop.test');
});
afterAll(() => house.close());

const actors = async (query = '') => {
  const { body } = await max.get(`/api/audit?limit=200${query}`);
  return new Set(body.items.map((entry: { actor: string }) => entry.actor));
};

test('a manager reads what they and their department did, and nobody else', async () => {
  const own = new Set([`team_member:${ids.max}`, `team_member:${ids.ben}`]);
  expect(await actors()).toEqual(own);
  expect(await actors(`&member_id=${ids.kim}`)).toEqual(new Set());
  const csv = (await max.get('/api/audit.csv')).body;
  expect(csv).toContain(`team_member:${ids.ben}`);
  expect(csv).not.toContain(`team_member:${ids.kim}`);
});

test('a manager without a department reads what they did themselves', async () => {
  const mia = await house.signedIn('mia@shop.test');
  await mia.patch(`/api/team/${ids.max}`, { department_id: null });
  expect(await actors()).toEqual(new Set([`team_member:${ids.max}`]));
});

test('everybody on the team reads which role may do what', async () => {
  const { status, body } = await max.get('/api/roles');
  expect(status).toBe(200);
  const of = (role: string) =>
    body.items.find((one: { role: string }) => one.role === role).permissions as string[];
  expect(body.items.map((one: { role: string }) => one.role)).toEqual([
    'owner',
    'admin',
    'manager',
    'agent',
    'marketer',
    'member',
  ]);
  expect(of('owner')).toEqual(body.permissions);
  expect(of('marketer')).not.toContain('cases.read');
  expect(of('agent')).toContain('customers.contact_details');
});
