import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type House, startHouse } from './test/browser.ts';

let house: House;
let mia: Browser;
let ben_id: string;

beforeAll(async () => {
  house = await startHouse();
  await house.member('mia', 'owner');
  ben_id = (await house.member('ben', 'agent')).id;
  mia = await house.signedIn('mia@shop.test');
});
afterAll(() => house.close());

const departmentOfBen = async () =>
  (await mia.get('/api/team')).body.items.find((one: { id: string }) => one.id === ben_id).department;

test('a member belongs to one department, or to none', async () => {
  const logistics = (await mia.post('/api/departments', { name: ' Logistics ' })).body;
  const billing = (await mia.post('/api/departments', { name: 'Billing' })).body;
  expect(await departmentOfBen()).toBeNull();
  const moved = await mia.patch(`/api/team/${ben_id}`, { department_id: logistics.id });
  expect(moved.body.department).toEqual({ id: logistics.id, name: 'Logistics' });
  await mia.patch(`/api/team/${ben_id}`, { department_id: billing.id });
  expect(await departmentOfBen()).toEqual({ id: billing.id, name: 'Billing' });
  expect((await mia.get('/api/departments')).body.items).toMatchObject([
    { name: 'Billing', members: 1 },
    { name: 'Logistics', members: 0 },
  ]);
  const { detail } = (await mia.get('/api/audit?action=team.department_changed')).body.items[0];
  expect(detail).toEqual({ from: 'Logistics', to: 'Billing' });
  // A change of the role leaves it as it is.
  await mia.patch(`/api/team/${ben_id}`, { role: 'member' });
  expect(await departmentOfBen()).not.toBeNull();
  await mia.patch(`/api/team/${ben_id}`, { department_id: null });
  expect(await departmentOfBen()).toBeNull();
});

test('two departments do not have one name, whatever its case', async () => {
  const one = (await mia.post('/api/departments', { name: 'Returns' })).body;
  const other = (await mia.post('/api/departments', { name: 'Repairs' })).body;
  expect((await mia.post('/api/departments', { name: 'RETURNS' })).status).toBe(409);
  expect((await mia.patch(`/api/departments/${other.id}`, { name: 'returns' })).status).toBe(409);
  expect((await mia.patch(`/api/departments/${one.id}`, { name: 'returns' })).status).toBe(200);
});

test('whoever was in a department that is removed stays in the team', async () => {
  const { id } = (await mia.post('/api/departments', { name: 'Fax' })).body;
  await mia.patch(`/api/team/${ben_id}`, { department_id: id });
  expect((await mia.delete(`/api/departments/${id}`)).status).toBe(200);
  expect(await departmentOfBen()).toBeNull();
  expect((await mia.patch(`/api/team/${ben_id}`, { department_id: id })).status).toBe(404);
  expect((await mia.delete(`/api/departments/${id}`)).status).toBe(404);
});
