import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let console: Console;
let mia: Client;
beforeAll(async () => {
  console = await startConsole();
  mia = await console.addMember('Mia', 'owner');
});
afterAll(() => console.stop());

const LIST =
  'E-Mail;Name;Ort\nada@list.example;Ada Größe;Köln\nbroken;Nobody;\nben@list.example;"Ben; B.";\n';

const choose = (page: Page, text: string) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'shop.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text, 'latin1'),
  });

test('a list is brought in three steps, and what was refused can be downloaded', async () => {
  const page = await console.newPage(mia);
  await page.goto(`${console.url}/customers`);
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page.getByText('No lists yet').waitFor();
  await choose(page, LIST);
  await page.getByText('Windows-1252, columns divided by semicolons').waitFor();
  await page.getByRole('cell', { name: 'Ada Größe' }).waitFor();
  await page.getByLabel('Name of the trait from “Ort”').fill('city');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('This is what would happen').waitFor();
  expect(await page.locator('dd').allTextContents()).toEqual(['2', '0', '1']);
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download refused rows' }).click();
  expect((await downloading).suggestedFilename()).toBe('refused.csv');
  // Until all is taken the list of customers still moves under the pointer.
  const known = async () => (await mia.get('/api/customers?q=Ada')).body.items.length;
  await expect.poll(known, { timeout: 10_000 }).toBe(1);
  await page.getByRole('link', { name: 'See the customers' }).click();
  await page.getByText('Ada Größe').click();
  await page.getByText('Köln', { exact: true }).waitFor();
  expect(await page.locator('dt').allTextContents()).toContain('city');
  await page.getByRole('button', { name: 'More' }).click();
  const href = await page.getByRole('menuitem', { name: 'Export to read or print' }).getAttribute('href');
  await page.goto(console.url + href);
  await page.getByRole('heading', { name: 'Ada Größe' }).waitFor();
});

test('a list with a sign of its own between its columns is read as whoever brings it says', async () => {
  const page = await console.newPage(mia);
  await page.goto(`${console.url}/customers/import`);
  await choose(page, 'E-Mail~Name\nkim@tilde.example~Kim\n');
  await page.getByText('E-Mail~Name', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Read it differently' }).click();
  await page.getByLabel('Between the columns').selectOption('Something else');
  await page.getByLabel('Which sign').fill('~');
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('UTF-8, columns divided by “~”').waitFor();
  await page.getByRole('cell', { name: 'Kim', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('This is what would happen').waitFor();
  expect(await page.locator('dd').allTextContents()).toEqual(['1', '0', '0']);
});

test('a file that is no list is refused in words, and another can be chosen', async () => {
  const page = await console.newPage(mia);
  await page.goto(`${console.url}/customers/import`);
  await choose(page, '\n\n');
  await page.getByText('There is nothing in this file.').waitFor();
  await choose(page, LIST);
  await page.getByRole('heading', { name: 'What do the columns mean?' }).waitFor();
});

test('who may not import is not offered it, and told so at its address', async () => {
  const ben = await console.addMember('Ben', 'agent');
  const page = await console.newPage(ben);
  await page.goto(`${console.url}/customers`);
  await page.getByRole('button', { name: 'New customer' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
  await page.goto(`${console.url}/customers/import`);
  await page.getByText('Your role does not include this page').waitFor();
});
