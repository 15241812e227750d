import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { openShop, type Shop } from './console/shop.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let shop: Shop;
let ada: Client;
let ben: Client;
let omar: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  ada = await tellonce.addMember('Ada', 'admin');
  ben = await tellonce.addMember('Ben', 'agent');
  omar = await tellonce.addMember('Omar', 'member');
  shop = await openShop(tellonce.url, ada);
});
afterAll(() => tellonce?.stop());

test('the page of the day shows a new case by itself, leads to it, and has it on the desk of whoever took it', async () => {
  const page = await tellonce.newPage(ben);
  await page.goto(tellonce.url);
  await page.getByText('Nothing waits for a decision').waitFor();
  await page.getByText('Nothing waits for you').waitFor();

  const row = await shop.write({ from: 'Lena <lena@example.com>', subject: 'The saw is blunt' });
  await page.getByText('A case belongs to nobody yet').waitFor();
  await page.getByRole('link', { name: `#${row.number} The saw is blunt` }).click();
  await page.getByRole('heading', { name: 'The saw is blunt' }).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Assigned to: Ben' }).waitFor();

  await page.getByRole('link', { name: 'Today' }).click();
  const desk = page.getByRole('region', { name: 'On your desk' });
  await desk.getByRole('link', { name: /Lena.*The saw is blunt/s }).waitFor();
  await page.getByText('Nothing waits for a decision').waitFor();
});

test('who needs no addresses finds them masked, and reads who may see them', async () => {
  const page = await tellonce.newPage(omar);
  await page.goto(`${tellonce.url}/customers?q=lena`);
  await page.getByRole('main').getByText('l••@e••.com').first().waitFor();
  expect(await page.content()).not.toContain('lena@example.com');
  await page.goto(`${tellonce.url}/settings/team`);
  const row = page.getByRole('row', { name: /See email addresses and phone numbers/ });
  await row.waitFor();
  expect(await row.getByRole('img', { name: 'Yes' }).count()).toBe(4);
  expect(await row.getByRole('img', { name: 'No' }).count()).toBe(2);
});

test('the company’s name stands on a colleague’s open page as soon as it is said', async () => {
  const colleague = await tellonce.newPage(ben);
  await colleague.goto(tellonce.url);
  await colleague.getByRole('link', { name: 'Tellonce' }).waitFor();
  const page = await tellonce.newPage(ada);
  await page.goto(`${tellonce.url}/settings/company`);
  await page.getByLabel('Name').fill('Werkbank');
  await page.getByRole('button', { name: 'Save' }).click();
  await colleague.getByRole('link', { name: 'Werkbank' }).waitFor();
  await colleague.waitForFunction(() => document.title === 'Today · Werkbank');
});
