import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { findCustomer } from './console/find-customer.ts';
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

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

async function add(name: string, email: string): Promise<string> {
  return (await ben.post('/api/customers', { name, email })).body.id;
}

test('a list longer than a page is walked to its end, and searched', async () => {
  for (let index = 0; index < 130; index += 1) {
    await add(`Person ${String(index).padStart(3, '0')}`, `person-${index}@example.com`);
  }
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers`);
  await rows(page).first().waitFor();
  // Only what is in sight is drawn, so the end has to be scrolled to.
  expect(await rows(page).count()).toBeLessThan(60);
  const last = rows(page).filter({ hasText: 'Person 000' });
  for (let tries = 0; tries < 60 && (await last.count()) === 0; tries += 1) {
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(100);
  }
  await last.waitFor();

  await page.getByRole('searchbox').fill('person 077');
  await page.waitForURL(/q=person/);
  await rows(page).filter({ hasText: 'Person 077' }).waitFor();
  await page.getByRole('searchbox').fill('nobody of this name');
  await page.getByText('Nobody fits “nobody of this name”').waitFor();
});

test('two customers are merged after a look at both, and split again as they were', async () => {
  const one = await add('Ana Lopez', 'ana@home.example');
  const other = await add('Ana L.', 'ana@work.example');
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${one}`);
  await page.getByRole('heading', { name: 'Ana Lopez' }).waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('ana@work.example');
  await dialog.getByRole('button', { name: 'Ana L.' }).click();
  await dialog.getByText('ana@home.example').waitFor();
  await dialog.getByText('ana@work.example').waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('ana@home.example ↔ ana@work.example').waitFor();
  expect((await ben.get(`/api/customers/${other}`)).body.id).toBe(one);
  // An old link to the one that was merged away leads to what it became.
  await page.goto(`${tellonce.url}/customers/${other}`);
  await page.waitForURL(`**/customers/${one}`);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Split this customer' }).click();
  await dialog.getByRole('checkbox', { name: 'ana@work.example' }).check();
  await dialog.getByRole('button', { name: 'Split off 1' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(async () => (await ben.get(`/api/customers/${other}`)).body.id).toBe(other);
  const { body } = await ben.get(`/api/customers/${other}`);
  expect(body).toMatchObject({ display_name: 'Ana L.', email: 'ana@work.example' });
});

test('what is typed into the palette and found a moment later opens with Enter', async () => {
  const zoe = await add('Zoe Quill', 'zoe@quill.example');
  // Shown before anything is typed, found as well, and below the customers then.
  await ben.post('/api/cases', { customer_id: zoe, subject: 'Drawer of Zoe Quill' });
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers`);
  await rows(page).first().waitFor();
  await page.keyboard.press('Control+k');
  const typing = page.getByRole('dialog').locator('input:focus');
  await typing.waitFor();
  const shown = page.getByRole('dialog').getByRole('button');
  await shown.filter({ hasText: 'Drawer of Zoe Quill' }).waitFor();
  await page.route('**/api/customers?*q=*', async (route) => {
    await shown.filter({ hasText: 'Drawer of Zoe Quill' }).and(page.locator('[data-selected]')).waitFor();
    await route.continue();
  });
  await typing.fill('zoe quill');
  const found = shown.filter({ hasText: 'zoe@quill.example' });
  await found.and(page.locator('[data-selected]')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Zoe Quill', level: 1 }).waitFor();
});

test('people who may be one are suggested, and a no ends it', async () => {
  await shop.tell([
    {
      type: 'identify',
      userId: 'u-1',
      messageId: 's1',
      traits: { name: 'Max One', email: 'max@example.com' },
    },
  ]);
  await shop.tell([
    {
      type: 'identify',
      userId: 'u-2',
      messageId: 's2',
      traits: { name: 'Max Two', email: 'max@example.com' },
    },
  ]);
  const max = await findCustomer(ben, 'max@example.com');
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${max}`);
  const suggestion = page.getByRole('region', { name: 'The same person?' });
  await suggestion.getByRole('link').waitFor();
  await suggestion.getByRole('button', { name: 'No', exact: true }).click();
  await suggestion.waitFor({ state: 'detached' });
  expect((await ben.get(`/api/customers/${max}`)).body.suggestions).toEqual([]);
});
