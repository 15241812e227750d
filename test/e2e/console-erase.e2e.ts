import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  ada = await tellonce.addMember('Ada', 'admin');
  ben = await tellonce.addMember('Ben', 'agent');
});
afterAll(() => tellonce?.stop());

test('an admin erases a customer, whoever has them open sees it at once, and the proof says how it was', async () => {
  const { body } = await ben.post('/api/customers', { name: 'Ana Lopez', email: 'ana@erase.example' });
  const bens = await tellonce.newPage(ben);
  await bens.goto(`${tellonce.url}/customers/${body.id}`);
  await bens.getByRole('heading', { name: 'Ana Lopez' }).waitFor();
  await bens.getByRole('button', { name: 'More' }).click();
  expect(await bens.getByRole('menuitem', { name: 'Erase…' }).count()).toBe(0);
  await bens.keyboard.press('Escape');

  const page = await tellonce.newPage(ada);
  await page.goto(`${tellonce.url}/customers/${body.id}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Addresses and ids').waitFor();
  await dialog.getByRole('link', { name: 'Download everything first' }).waitFor();
  const erase = dialog.getByRole('button', { name: 'Erase Ana Lopez' });
  await dialog.getByLabel(/^Type/).fill('Ana Lope');
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel(/^Type/).fill('Ana Lopez');
  await erase.click();

  await page.getByText('Nothing of them is left here.').waitFor();
  await bens.getByText('Nothing of them is left here.').waitFor();
  expect(await bens.getByRole('link', { name: 'See the proof' }).count()).toBe(0);

  await page.getByRole('link', { name: 'See the proof' }).click();
  await page.getByText('Last trace deleted').waitFor();
  await page.getByRole('heading', { name: 'Erasure 1' }).waitFor();
  await page.getByText('At work').waitFor({ state: 'detached' });
  expect(await page.getByText('Ana Lopez').count()).toBe(0);
  await page.getByRole('link', { name: 'All erasures' }).click();
  await page.getByText('The customer asked for it · by Ada').waitFor();
});
