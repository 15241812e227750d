import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { openShop, type Shop } from './console/shop.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let shop: Shop;
let ben: Client;
let omar: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  const ada = await tellonce.addMember('Ada', 'admin');
  ben = await tellonce.addMember('Ben', 'agent');
  omar = await tellonce.addMember('Omar', 'member');
  shop = await openShop(tellonce.url, ada);
});
afterAll(() => tellonce?.stop());

/** Two user ids with one address: too much for a machine to join, too little to leave it at that. */
async function doubtful(surname: string): Promise<void> {
  const email = `${surname.toLowerCase()}@example.com`;
  for (const name of [`Anna ${surname}`, `A. ${surname}`]) {
    const id = name.replaceAll(' ', '-');
    await shop.tell([{ type: 'identify', userId: id, messageId: id, traits: { name, email } }]);
  }
  await expect.poll(() => asked(surname)).toBe(1);
}

async function asked(surname: string): Promise<number> {
  const { body } = await ben.get('/api/suggestions?limit=200');
  const about = (one: { customers: { display_name: string }[] }) =>
    one.customers.every(({ display_name }) => display_name.endsWith(surname));
  return body.items.filter(about).length;
}

const pair = (page: Page, surname: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `Anna ${surname}` });

test('from the page of the day to customers who may be the same; one pair is joined, one stays two', async () => {
  await doubtful('Huber');
  await doubtful('Nowak');
  const page = await tellonce.newPage(ben);
  await page.goto(tellonce.url);
  await page.getByRole('link', { name: '2 pairs of customers may be the same person' }).click();
  await page.getByRole('heading', { name: 'The same person?', level: 1 }).waitFor();
  const huber = pair(page, 'Huber');
  await huber.getByRole('link', { name: 'A. Huber', exact: true }).waitFor();
  await huber.getByText('Both are called: Huber.').waitFor();
  await huber.getByText('huber@example.com').waitFor();

  await huber.getByRole('button', { name: 'Join', exact: true }).click();
  await huber.waitFor({ state: 'detached' });
  const { items } = (await ben.get('/api/customers?q=huber@example.com')).body;
  const joined = JSON.stringify((await ben.get(`/api/customers/${items[0].id}`)).body.profiles);
  for (const user_id of ['Anna-Huber', 'A.-Huber']) expect(joined).toContain(`"${user_id}"`);

  await pair(page, 'Nowak').getByRole('button', { name: 'They are two', exact: true }).click();
  await page.getByText('Nobody is in doubt').waitFor();
  expect(await asked('Nowak')).toBe(0);
});

test('a new pair shows on the open page by itself; who may only read sees it, and decides nothing', async () => {
  const page = await tellonce.newPage(omar);
  await page.goto(`${tellonce.url}/customers/suggestions`);
  await page.getByText('Nobody is in doubt').waitFor();
  await doubtful('Öztürk');
  const shown = pair(page, 'Öztürk');
  await shown.getByRole('link', { name: 'A. Öztürk', exact: true }).waitFor();
  expect(await shown.getByRole('button').count()).toBe(0);
});
