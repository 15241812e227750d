import type { Page } from 'playwright-core';
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

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

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
  await until(async () => (await ben.get(`/api/customers/${other}`)).body.id === other);
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
  const max = await found('max@example.com');
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/customers/${max}`);
  const suggestion = page.getByRole('region', { name: 'The same person?' });
  await suggestion.getByRole('link').waitFor();
  await suggestion.getByRole('button', { name: 'No', exact: true }).click();
  await suggestion.waitFor({ state: 'detached' });
  expect((await ben.get(`/api/customers/${max}`)).body.suggestions).toEqual([]);
});

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
  const noor = await found('noor@example.com');
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
  await page.goto(`${tellonce.url}/customers/${await found('rosa@example.com')}`);
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
  const address = `${tellonce.url}/customers/${await found('uma@example.com')}`;
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
  const id = await found('wim@example.com');
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
  await until(async () => JSON.stringify(await ben.get(`/api/customers/${id}/timeline`)).includes('Clamps'));
  const again = page.waitForRequest((request) => request.url().endsWith(`/api/customers/${id}`));
  happened!.resolve();
  await again;
  greeted!.resolve();
  await timeline(page)
    .getByText(/Clamps/)
    .waitFor();
});

async function found(q: string): Promise<string> {
  let id = '';
  await until(async () => {
    id = (await ben.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.items[0]?.id ?? '';
    return id !== '';
  });
  return id;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('It never came true.');
}
