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

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

test('a timeline is narrowed, shows what was recorded, and tells of what happens at once', async () => {
  await shop.tell([
    { type: 'identify', userId: 'u-9', messageId: 't1', traits: { name: 'Noor', email: 'noor@example.com' } },
    { type: 'page', userId: 'u-9', messageId: 't2', properties: { path: '/drills', title: 'Drills' } },
    {
      type: 'track',
      userId: 'u-9',
      messageId: 't3',
      event: 'Order Completed',
      properties: { order_id: 'A-17', total: 129, currency: 'EUR' },
    },
  ]);
  const noor = await findCustomer(ben, 'noor@example.com');
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${noor}`);
  await timeline(page)
    .getByText(/Drills/)
    .waitFor();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Order completed' }).click();
  await page.keyboard.press('Escape');
  await timeline(page)
    .getByText(/Drills/)
    .waitFor({ state: 'detached' });
  await timeline(page).getByRole('button', { name: /A-17/ }).click();
  await page.getByRole('region', { name: 'As recorded' }).getByText('"order_id": "A-17"').waitFor();

  await page.getByRole('button', { name: 'No longer only Order completed' }).click();
  await timeline(page)
    .getByText(/Drills/)
    .waitFor();
  await shop.tell([
    { type: 'page', userId: 'u-9', messageId: 't4', properties: { path: '/saws', title: 'Saws' } },
  ]);
  await timeline(page).getByText(/Saws/).waitFor();
});

test('what happens while one reads further down is counted, and one press brings it into sight', async () => {
  const views = Array.from({ length: 60 }, (_, place) => ({
    type: 'page',
    userId: 'u-10',
    messageId: `n${place}`,
    timestamp: new Date(Date.now() - (60 - place) * 60_000).toISOString(),
    properties: { path: `/${place}`, title: `Shelf ${place}.` },
  }));
  await shop.tell([
    { type: 'identify', userId: 'u-10', messageId: 'n', traits: { name: 'Rosa', email: 'rosa@example.com' } },
    ...views,
  ]);
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${await findCustomer(ben, 'rosa@example.com')}`);
  await timeline(page).getByText('Shelf 59.').waitFor();
  const scroller = page.locator('[data-timeline-scroll]');
  const view = (title: string) => ({
    type: 'page',
    userId: 'u-10',
    messageId: title,
    properties: { path: '/new', title },
  });

  // At the newest end what happens comes into sight by itself.
  await shop.tell([view('Wrenches')]);
  await timeline(page).getByText('Wrenches').waitFor();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(0);

  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await timeline(page).getByText('The beginning of the story').waitFor();
  const far = () => scroller.evaluate((element) => element.scrollTop > 500);
  expect(await far()).toBe(true);

  await shop.tell([view('Hammers')]);
  await timeline(page).getByRole('button', { name: '1 new', exact: true }).waitFor();
  await shop.tell([view('Pliers')]);
  const pill = timeline(page).getByRole('button', { name: '2 new', exact: true });
  await pill.waitFor();
  // Who reads is not disturbed: they stay where they are.
  expect(await far()).toBe(true);
  expect(await timeline(page).getByText('Pliers').count()).toBe(0);

  await pill.click();
  await timeline(page).getByText('Pliers').waitFor();
  await pill.waitFor({ state: 'detached' });
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(0);
  await timeline(page).getByText('Hammers').waitFor();
});

test('what happens between the reading of a page and its live line shows all the same', async () => {
  await shop.tell([
    { type: 'identify', userId: 'u-11', messageId: 'l1', traits: { name: 'Uma', email: 'uma@example.com' } },
    { type: 'page', userId: 'u-11', messageId: 'l2', properties: { path: '/1', title: 'Vices' } },
  ]);
  const address = `${tellonce.url}/customers/${await findCustomer(ben, 'uma@example.com')}`;
  const [page, colleague] = [await tellonce.newPage(ben), await tellonce.newPage(ben)];
  let letStand = () => {};
  const held = new Promise<void>((resolve) => {
    letStand = resolve;
  });
  await page.route('**/api/live', async (route) => {
    await held;
    await route.continue();
  });
  for (const each of [page, colleague]) {
    await each.goto(address);
    await timeline(each).getByText(/Vices/).waitFor();
  }
  await shop.tell([
    { type: 'page', userId: 'u-11', messageId: 'l3', properties: { path: '/2', title: 'Clamps' } },
  ]);
  // Whoever has a line was told: there will be no second word about it.
  await timeline(colleague)
    .getByText(/Clamps/)
    .waitFor();
  expect(
    await timeline(page)
      .getByText(/Clamps/)
      .count(),
  ).toBe(0);
  letStand();
  await timeline(page)
    .getByText(/Clamps/)
    .waitFor();
});

test('what happens while a page is being read, before its live line stands, shows as well', async () => {
  await shop.tell([
    { type: 'identify', userId: 'u-12', messageId: 'w1', traits: { name: 'Wim', email: 'wim@example.com' } },
    { type: 'page', userId: 'u-12', messageId: 'w2', properties: { path: '/1', title: 'Vices' } },
  ]);
  const id = await findCustomer(ben, 'wim@example.com');
  const page = await tellonce.newPage(ben);
  const [read, happened, greeted] = [0, 1, 2].map(() => Promise.withResolvers<void>());
  await page.route('**/api/live', async (route) => {
    await happened!.promise;
    await route.continue();
  });
  // The server's answer to the first reading is from before, and arrives after the line stands.
  await page.route(`**/api/customers/${id}/timeline?*`, async (route) => {
    const response = await route.fetch();
    read!.resolve();
    await greeted!.promise;
    await route.fulfill({ response });
  });
  await page.goto(`${tellonce.url}/customers/${id}`);
  await page.getByRole('heading', { name: 'Wim' }).waitFor();
  await read!.promise;
  await shop.tell([
    { type: 'page', userId: 'u-12', messageId: 'w3', properties: { path: '/2', title: 'Clamps' } },
  ]);
  const told = async () => JSON.stringify(await ben.get(`/api/customers/${id}/timeline`));
  await expect.poll(told).toContain('Clamps');
  const again = page.waitForRequest((request) => request.url().endsWith(`/api/customers/${id}`));
  happened!.resolve();
  await again;
  greeted!.resolve();
  await timeline(page)
    .getByText(/Clamps/)
    .waitFor();
});
