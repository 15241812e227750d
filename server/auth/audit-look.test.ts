import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from '../../test/erasure/erase.ts';
import { startWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const looksAt = async (customer_id: string) => {
  const { body } = await (await world.as('mia')).get('/api/audit?action=customer');
  return body.items.filter(
    (entry: { action: string; subject: string }) =>
      entry.action === 'customer.looked_at' && entry.subject === `customer:${customer_id}`,
  );
};

test('who looked at which customer is written down, once for a page that stays open', async () => {
  const [ben, omar] = [await world.as('ben'), await world.as('omar')];
  const { body: lena } = await ben.post('/api/customers', { name: 'Lena', email: 'lena@example.com' });
  expect(await looksAt(lena.id)).toEqual([]);
  for (let times = 0; times < 3; times += 1) await ben.get(`/api/customers/${lena.id}`);
  await omar.get(`/api/customers/${lena.id}`);
  expect((await looksAt(lena.id)).length).toBe(2);
});

test('a look at a case is a look at its customer', async () => {
  const ben = await world.as('ben');
  const { body: tom } = await ben.post('/api/customers', { name: 'Tom', email: 'tom@example.com' });
  const { body: opened } = await ben.post('/api/cases', { customer_id: tom.id, subject: 'A call' });
  await ben.get(`/api/cases/${opened.id}`);
  expect((await looksAt(tom.id)).length).toBe(1);
});

test('an entry says what it was done to, as it is called now; who was erased has no name', async () => {
  const [mia, ben] = [await world.as('mia'), await world.as('ben')];
  const { body: shop } = await mia.post('/api/sources', { name: 'Shop' });
  const { body: kim } = await ben.post('/api/customers', { name: 'Kim', email: 'kim@example.com' });
  await ben.get(`/api/customers/${kim.id}`);
  const names = async () => {
    const { body } = await mia.get('/api/audit?limit=20');
    const named = body.items.map((one: { action: string; subject: string; subject_name: string | null }) => [
      `${one.action} ${one.subject}`,
      one.subject_name,
    ]);
    return Object.fromEntries(named);
  };
  expect(await names()).toMatchObject({
    [`source.created source:${shop.id}`]: 'Shop',
    [`customer.created customer:${kim.id}`]: 'Kim',
    [`customer.looked_at customer:${kim.id}`]: 'Kim',
  });
  await ben.patch(`/api/customers/${kim.id}/traits`, { set: { name: 'Kimberly' } });
  expect((await names())[`customer.created customer:${kim.id}`]).toBe('Kimberly');
  await erase(mia, kim.id);
  expect((await names())[`customer.created customer:${kim.id}`]).toBeNull();
});
