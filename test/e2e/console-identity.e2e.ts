import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { openShop, type Shop } from './console/shop.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let shop: Shop;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  ada = await tellonce.addMember('Ada', 'admin');
  ben = await tellonce.addMember('Ben', 'agent');
  shop = await openShop(tellonce.url, ada);
});
afterAll(() => tellonce?.stop());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('what the shop says is corrected by the keyboard alone, both can be seen, and it is taken back', async () => {
  await shop.tell([{ type: 'identify', userId: 'u-1', traits: { name: 'Ana Lopez', city: 'Bremen' } }]);
  const find = async () => (await ben.get('/api/customers?q=ana+lopez')).body.items[0]?.id;
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${await find()}`);
  await page.getByRole('button', { name: 'Correct city' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('New value of city');
  await page.keyboard.type('Kassel');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Correct city');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Kassel');
  await page.keyboard.press('Enter');
  await page.getByText(/set by Ben, now · a source says: Bremen/).waitFor();
  await expect.poll(() => focused(page)).toBe('Correct city');
  await page.getByText('Corrected city: Kassel (was Bremen)').waitFor();
  await page.getByRole('button', { name: 'Release city' }).click();
  await page.getByText(/set by Ben/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove city' }).click();
  await page.getByText('Removed', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Correct city' }).waitFor();
});

test('an admin blocks a value, sees who has it already, and what becomes of one that is tried', async () => {
  await ben.post('/api/customers', { name: 'The till', email: 'till@shop.example' });
  const page = await tellonce.newPage(ada);
  await page.goto(`${tellonce.url}/settings/identity-rules`);
  const email = page.getByRole('region', { name: 'Email', exact: true });
  const field = email.getByLabel('Block a value or pattern of Email');
  await field.fill('*');
  await field.press('Enter');
  await email.getByText('Would block everybody').waitFor();
  await field.fill('*@shop.example');
  await field.press('Enter');
  await email.getByText('*@shop.example', { exact: true }).waitFor();
  await page.getByText('Known today with a value that is blocked now: 1').waitFor();
  await page.getByRole('button', { name: 'Show them' }).click();
  await page.getByRole('link', { name: 'The till' }).waitFor();
  await page.getByLabel('Value', { exact: true }).fill('Somebody@Shop.example');
  await page.keyboard.press('Enter');
  await page.getByText('It is blocked by “*@shop.example”').waitFor();
  await email.getByRole('button', { name: 'No longer block *@shop.example' }).click();
  await page.getByText('It identifies one customer').waitFor();
  await page.getByText('Nobody who is known today has a blocked value.').waitFor();
});

test('who is no admin is not shown the rules', async () => {
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/settings/identity-rules`);
  await page.getByText('Your role does not include this page').waitFor();
});
