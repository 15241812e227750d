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

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to the customer' });
const messages = (page: Page) => page.getByRole('article').getByRole('article');
const subjectOf = (page: Page) => page.locator('article h2');

async function openInbox(page: Page, path = '/inbox?view=unassigned'): Promise<void> {
  await page.goto(tellonce.url + path);
  await page.getByRole('main').getByRole('listitem').first().waitFor();
}

/** What the server has of a case's conversation. */
async function said(case_id: string): Promise<string[]> {
  const { body } = await ben.get(`/api/cases/${case_id}/messages`);
  return body.items.map((each: { direction: string; text: string }) => `${each.direction}: ${each.text}`);
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`It never came true: ${what}`);
}

test('a case is found, taken, answered, noted and resolved without touching the mouse', async () => {
  await shop.write({ from: 'Oskar <oskar@example.com>', subject: 'Second of two' });
  const row = await shop.write({ from: 'Lena <lena@example.com>', subject: 'First of two' });
  const page = await tellonce.newPage(ben);
  await openInbox(page);
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'First of two' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'Second of two' }).waitFor();
  await page.keyboard.press('k');
  await page.getByRole('heading', { name: 'First of two' }).waitFor();
  await messages(page).first().waitFor();

  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Assigned to: Ben' }).waitFor();

  // The text has the focus before the next key can come, or that key would set off an action.
  const focused = await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true, cancelable: true }));
    return document.activeElement?.tagName;
  });
  expect(focused).toBe('TEXTAREA');
  await page.keyboard.type('See you, dear jay. An enemy?');
  expect(await reply(page).inputValue()).toBe('See you, dear jay. An enemy?');
  await page.keyboard.press('Control+Enter');
  await messages(page).filter({ hasText: 'See you, dear jay.' }).getByLabel('Sent').waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.type('Knows the shop well');
  await page.keyboard.press('Control+Enter');
  await messages(page).filter({ hasText: 'Knows the shop well' }).filter({ hasText: 'Note' }).waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Assign to somebody').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('e');
  await until(async () => (await ben.get(`/api/cases/${row.id}`)).body.state === 'resolved', 'resolved');
  expect(await said(row.id)).toEqual([
    'in: Hello, can you help?',
    'out: See you, dear jay. An enemy?',
    'note: Knows the shop well',
  ]);
});

test('a draft is still there after a reload, each case its own', async () => {
  const first = await shop.write({ from: 'maja@example.com', subject: 'Her own draft' });
  const second = await shop.write({ from: 'yusuf@example.com', subject: 'No draft' });
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/inbox/${first.id}`);
  await reply(page).fill('Half a sentence');
  await page.goto(`${tellonce.url}/inbox/${second.id}`);
  await reply(page).waitFor();
  expect(await reply(page).inputValue()).toBe('');
  await page.goto(`${tellonce.url}/inbox/${first.id}`);
  await reply(page).waitFor();
  expect(await reply(page).inputValue()).toBe('Half a sentence');
});

test('a reply that fails keeps its text, and tried again it is sent once', async () => {
  const row = await shop.write({ from: 'sophie@example.com', subject: 'A bad line' });
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/inbox/${row.id}`);
  // The server gets it, the answer does not come back: nobody can know whether it was sent.
  await page.route('**/api/cases/*/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  await reply(page).fill('It is on its way');
  await page.keyboard.press('Control+Enter');
  const failed = messages(page)
    .filter({ hasText: 'cannot be reached|Check your connection' })
    .or(messages(page).filter({ has: page.getByRole('button', { name: 'Try again' }) }));
  await failed.getByText('It is on its way').waitFor();
  await page.unroute('**/api/cases/*/messages');
  await page.reload();
  await failed.getByRole('button', { name: 'Try again' }).click();
  await failed.waitFor({ state: 'detached' });
  await page.locator('article[data-pending]').waitFor({ state: 'detached' });
  await messages(page).filter({ hasText: 'It is on its way' }).getByLabel('Sent').waitFor();
  expect(await said(row.id)).toEqual(['in: Hello, can you help?', 'out: It is on its way']);
});

test('who changes a case that someone else has just changed is told so, and keeps what they were writing', async () => {
  const row = await shop.write({ from: 'priya@example.com', subject: 'Two at once' });
  const page = await tellonce.newPage(ben);
  // Without the live line the page cannot know yet.
  await page.route('**/api/live', (route) => route.abort());
  await page.goto(`${tellonce.url}/inbox/${row.id}`);
  await reply(page).fill('I was just writing');
  const { body } = await ada.get(`/api/cases/${row.id}`);
  await ada.patch(`/api/cases/${row.id}`, { state: 'waiting' }, { 'if-match': `"${body.version}"` });
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByText('Someone was faster').waitFor();
  await page.getByText('it is waiting now').waitFor();
  expect((await ben.get(`/api/cases/${row.id}`)).body.state).toBe('waiting');
  expect(await reply(page).inputValue()).toBe('I was just writing');
  // Read again meanwhile, so that now it goes.
  await page.getByRole('button', { name: 'Resolve' }).click();
  await until(async () => (await ben.get(`/api/cases/${row.id}`)).body.state === 'resolved', 'resolved');
});

test('what happens shows without a reload, also what happened while the server was away', async () => {
  const page = await tellonce.newPage(ben);
  await openInbox(page);
  await shop.write({ from: 'greta@example.com', subject: 'Just came in' });
  await page.getByText('Just came in').first().waitFor();

  await tellonce.server.kill();
  await page.getByText('Connection lost, reconnecting').waitFor();
  await tellonce.server.start();
  await shop.write({ from: 'emil@example.com', subject: 'Came while you were away' });
  await page.getByText('Came while you were away').first().waitFor({ timeout: 40_000 });
  await page.getByText('Connection lost, reconnecting').waitFor({ state: 'detached' });
});

/** Open, and ready to be typed into: it takes the focus a moment after it shows. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').locator('input:focus').waitFor();
}

test('the palette finds a customer, a case and what can be done, by keyboard alone', async () => {
  await shop.write({ from: 'Clara Vogt <clara.vogt@example.com>', subject: 'Pick-up in Hamburg' });
  const page = await tellonce.newPage(ben);
  await openInbox(page);
  await openPalette(page);
  await page.keyboard.type('clara vo');
  await page.getByRole('dialog').getByText('clara.vogt@example.com').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await openPalette(page);
  await page.keyboard.type('hamburg');
  await page.getByRole('dialog').getByText('Pick-up in Hamburg').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pick-up in Hamburg' }).waitFor();
  await openPalette(page);
  await page.keyboard.type('dark');
  await page.getByRole('dialog').getByText('Dark appearance').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
});

test('the views of the inbox and the other ways to reply are a key away', async () => {
  await shop.write({ from: 'Nils <nils@example.com>', subject: 'Where is it' });
  const page = await tellonce.newPage(ben);
  await openInbox(page, '/inbox?view=all');
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.getByRole('heading', { name: 'Unassigned', level: 1 }).waitFor();
  await page.getByRole('link', { name: /Where is it/ }).click();
  await messages(page).first().waitFor();
  await openPalette(page);
  // What can be done with the case stands before what can be done everywhere.
  const first = page.getByRole('dialog').getByRole('button').first();
  await first.filter({ hasText: 'Reply to the customer' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('b');
  await page.getByRole('menu').getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  // Back at what opened it, so that the next key is the case's again.
  await page
    .getByRole('button', { name: /^Reply by/ })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('r');
  await page.locator('textarea:focus').waitFor();
});

test('a sentence of the story leads to its interaction, however far back in the timeline', async () => {
  const day = 24 * 3_600_000;
  const at = (days: number) => new Date(Date.now() - days * day).toISOString();
  const seen = Array.from({ length: 160 }, (_, index) => ({
    type: 'page',
    userId: 'u-1',
    messageId: `page-${index}`,
    properties: { path: `/page-${index}`, title: `Page ${index}` },
    timestamp: at(1 + index / 20),
  }));
  await shop.tell([
    {
      type: 'identify',
      userId: 'u-1',
      messageId: 'i',
      traits: { name: 'Ana', email: 'ana@example.com' },
      timestamp: at(40),
    },
    {
      type: 'track',
      userId: 'u-1',
      messageId: 'v',
      event: 'voucher.redemption_failed',
      properties: { code: 'WELCOME20', reason: 'expired' },
      timestamp: at(13),
    },
    ...seen,
  ]);
  const row = await shop.write({ from: 'Ana <ana@example.com>', subject: 'My code does not work' });
  const page = await tellonce.newPage(ben);
  await page.goto(`${tellonce.url}/inbox/${row.id}`);
  const story = page.getByRole('region', { name: 'The story so far' });
  await story.getByText(/WELCOME20/).click();
  const here = page.getByRole('region', { name: 'Timeline' }).locator('[aria-current=true]');
  await here.getByText(/WELCOME20/).waitFor();
  expect(await here.isVisible()).toBe(true);
  expect(await subjectOf(page).textContent()).toBe('My code does not work');
});
