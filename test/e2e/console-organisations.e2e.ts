import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { openShop, type Shop } from './console/shop.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let shop: Shop;
let ben: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  const ada = await tellonce.addMember('Ada', 'admin');
  ben = await tellonce.addMember('Ben', 'agent');
  shop = await openShop(tellonce.url, ada);
});
afterAll(() => tellonce?.stop());

const add = async (name: string, more: object = {}): Promise<string> =>
  (await ben.post('/api/customers', { name, ...more })).body.id;

test('a person is added to an organisation and taken out again; both pages lead to each other', async () => {
  const firm = await add('Holzwerk AG', { kind: 'organisation' });
  const ana = await add('Ana Birke');
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${ana}`);
  const organisations = page.getByRole('region', { name: 'Organisations' });
  await organisations.getByRole('button', { name: 'Add to an organisation' }).click();
  const dialog = page.getByRole('dialog');
  // Misspelt; and of the two that fit only the organisation is offered.
  await add('Holzwerkerin Hilde');
  await dialog.getByRole('searchbox').fill('holzwrek');
  await dialog.getByRole('button', { name: 'Holzwerk AG' }).click();
  await organisations.getByRole('link', { name: 'Holzwerk AG' }).click();
  await page.waitForURL(`**/customers/${firm}`);
  const members = page.getByRole('region', { name: 'Members (1)' });
  await members.getByRole('link', { name: 'Ana Birke' }).waitFor();
  await page.getByRole('switch', { name: 'Also what members did' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('region', { name: 'Timeline' }).getByText('Belongs to Holzwerk AG').waitFor();
  await members.getByRole('button', { name: 'Take Ana Birke out of Holzwerk AG' }).click();
  await page.getByText('Nobody yet.').waitFor();
  expect((await ben.get(`/api/customers/${ana}`)).body.organisations).toEqual([]);
});

test('who belongs somewhere shows the moment a source says so', async () => {
  const page = await tellonce.newPage(ben);
  await shop.tell([
    { type: 'group', userId: 'm-1', groupId: 'g-1', messageId: 'g1', traits: { name: 'Live GmbH' } },
  ]);
  let id = '';
  await until(async () => {
    id = (await ben.get('/api/customers?q=g-1')).body.items[0]?.id ?? '';
    return id !== '' && (await ben.get(`/api/customers/${id}`)).body.member_count === 1;
  });
  await page.goto(`${tellonce.url}/customers/${id}`);
  await page.getByRole('region', { name: 'Members (1)' }).waitFor();
  await shop.tell([
    { type: 'identify', userId: 'm-2', messageId: 'g2', traits: { name: 'Late Lena' } },
    { type: 'group', userId: 'm-2', groupId: 'g-1', messageId: 'g3' },
  ]);
  await page.getByRole('region', { name: 'Members (2)' }).getByRole('link', { name: 'Late Lena' }).waitFor();
});

test('the list is narrowed and put in order, keeps it in its address, and goes back step by step', async () => {
  await add('Zacharias First');
  await add('Aaron Last', { email: 'aaron@last.example' });
  await add('Aachen Werke', { kind: 'organisation' });
  const page = await tellonce.newPage(ben);
  const rows = page.getByRole('main').getByRole('listitem');
  await page.goto(`${tellonce.url}/customers`);
  await rows.first().getByText('Aachen Werke').waitFor();
  await page.getByRole('button', { name: /^Name:/ }).click();
  await page.waitForURL(/sort=name/);
  await page.getByText('People', { exact: true }).click();
  await page.waitForURL(/kind=person/);
  await rows.first().getByText('Aaron Last').waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Mail address', { exact: true }).selectOption('Without a mail address');
  await page.getByRole('button', { name: 'No longer only: Without a mail address' }).waitFor();
  await rows.filter({ hasText: 'Aaron Last' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'No longer only: Without a mail address' }).waitFor();
  await page.goBack();
  await rows.first().getByText('Aaron Last').waitFor();
  await page.goBack();
  await rows.first().getByText('Aachen Werke').waitFor();
  await page.getByRole('searchbox').fill('zacharais');
  await rows.filter({ hasText: 'Zacharias First' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: /Search customers/ }).fill('first zach');
  await page
    .getByRole('option', { name: /Zacharias First/ })
    .or(page.getByRole('button', { name: /Zacharias First/ }))
    .first()
    .waitFor();
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('It never came true.');
}
