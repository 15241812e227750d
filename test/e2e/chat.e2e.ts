import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTeamMember } from '../../server/auth/index.ts';
import { freshDatabase, type TestDatabase } from '../setup.ts';
import { type Client, client, PASSWORD } from '../world.ts';
import { startBrowser } from './browser.ts';
import { startShop } from './chat-shop.ts';
import { freePort } from './free-port.ts';
import { type RunningServer, runServer } from './running-server.ts';

let database: TestDatabase;
let data_dir: string;
let server: RunningServer;
let browser: Browser;
let shop: { url: string; server: Server };
let ben: Client;

beforeAll(async () => {
  database = await freshDatabase();
  data_dir = await mkdtemp(path.join(tmpdir(), 'tellonce-chat-'));
  await createTeamMember(database.db, {
    name: 'Ben',
    email: 'ben@example.com',
    password: PASSWORD,
    role: 'admin',
  });
  server = await runServer({ database_url: database.url, data_dir, port: await freePort() });
  ben = await signIn(server.url);
  const { body } = await ben.post('/api/channel-accounts', {
    channel: 'webchat',
    name: 'Werkbank',
    settings: {},
  });
  shop = await startShop(server.url, body.public_key);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  shop?.server.close();
  await server?.stop();
  await database?.drop();
  await rm(data_dir, { recursive: true, force: true });
});

async function signIn(url: string): Promise<Client> {
  const answer = await client(url, '').post('/api/session', { email: 'ben@example.com', password: PASSWORD });
  return client(
    url,
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  );
}

async function visit(query = '', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(shop.url + query);
  return page;
}

const say = async (page: Page, text: string) => {
  await page.locator('.composer textarea').fill(text);
  await page.keyboard.press('Enter');
};
const bubbles = (page: Page) => page.locator('.messages .bubble').allTextContents();
const shows = (page: Page, text: string) => page.locator('.bubble', { hasText: text }).waitFor();
const sent = (page: Page, text: string) => page.locator('.message.in.sent', { hasText: text }).waitFor();

/** Ben answers in the case in which this was said. */
async function answer(said: string, text: string) {
  const found = await caseOf(said);
  const { body } = await ben.get(`/api/cases/${found.id}`);
  const option = body.reply_options.find((one: { channel: string }) => one.channel === 'webchat');
  const { status } = await ben.post(`/api/cases/${found.id}/messages`, { text, reply_option: option.key });
  expect(status).toBe(201);
}

async function caseOf(said: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await ben.get(`/api/cases?view=all&q=${encodeURIComponent(said)}`);
    if (body.items[0]) return body.items[0];
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no case in which "${said}" was said`);
}

test('a visitor and the team talk, and a new page shows all that was said', async () => {
  const page = await visit();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await say(page, 'Does the drill come with a case?');
  await sent(page, 'Does the drill come with a case?');
  await answer('drill come with a case', 'It does, and with two batteries.');
  await shows(page, 'It does, and with two batteries.');
  expect(await page.locator('.author', { hasText: 'Ben' }).count()).toBe(1);

  await page.reload();
  await shows(page, 'It does, and with two batteries.');
  expect(await bubbles(page)).toEqual([
    'Hello! How can we help?',
    'Does the drill come with a case?',
    'It does, and with two batteries.',
  ]);
  await page.context().close();
});

test('an answer that comes while the chat is closed is announced', async () => {
  const page = await visit();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await say(page, 'Please call when you know more');
  await sent(page, 'Please call when you know more');
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  const focused = () =>
    page.evaluate(() => document.querySelector('#tellonce-chat')!.shadowRoot!.activeElement?.className);
  expect(await focused()).toContain('launcher');

  await answer('call when you know more', 'Now we know more.');
  await page.locator('.badge', { hasText: '1' }).waitFor();
  await page.locator('.teaser', { hasText: 'Now we know more.' }).click();
  await shows(page, 'Now we know more.');
  // Seen is seen: not announced again, neither now nor on the next page.
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  expect(await page.locator('.badge').count()).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await shows(page, 'Now we know more.');
  await page.keyboard.press('Escape');
  expect(await page.locator('.badge').count()).toBe(0);
  await page.context().close();
});

test('two tabs of one visitor show one talk', async () => {
  const page = await visit();
  const second = await page.context().newPage();
  await second.goto(shop.url);
  for (const tab of [page, second]) await tab.getByRole('button', { name: 'Open chat' }).click();
  await say(page, 'Said in the first tab');
  await shows(second, 'Said in the first tab');
  await say(second, 'Said in the second tab');
  await shows(page, 'Said in the second tab');
  await answer('first tab', 'Read in both.');
  await Promise.all([shows(page, 'Read in both.'), shows(second, 'Read in both.')]);
  expect(await bubbles(page)).toEqual(await bubbles(second));
  await page.context().close();
});

test('two tabs that say their first words at once begin one talk', async () => {
  const page = await visit();
  const context = page.context();
  const second = await context.newPage();
  await second.goto(shop.url);
  for (const tab of [page, second]) await tab.getByRole('button', { name: 'Open chat' }).click();
  // Neither is answered before both have asked, so neither can know of the other's session.
  const both = Promise.withResolvers<void>();
  let asked = 0;
  await context.route('**/sessions', async (route) => {
    if (++asked === 2) both.resolve();
    await both.promise;
    await route.continue();
  });
  await say(page, 'At once, in the first tab');
  await say(second, 'At once, in the second tab');
  for (const text of ['At once, in the first tab', 'At once, in the second tab']) {
    await Promise.all([sent(page, text), sent(second, text)]);
    await answer(text, `Read: ${text}`);
    await Promise.all([shows(page, `Read: ${text}`), shows(second, `Read: ${text}`)]);
  }
  expect(await bubbles(page)).toEqual(await bubbles(second));
  await context.close();
});

test('when the server is killed in the middle, what is written meanwhile arrives afterwards, once and in order', async () => {
  const page = await visit();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await say(page, 'Before the power cut');
  await sent(page, 'Before the power cut');
  await caseOf('Before the power cut');

  await server.kill();
  await say(page, 'In the dark, one');
  await say(page, 'In the dark, two');
  await page.locator('.notice', { hasText: 'No connection' }).waitFor({ timeout: 30_000 });
  // Someone who gives up and loads the page again must not lose what they wrote either.
  await page.reload();
  await shows(page, 'In the dark, two');

  await server.start();
  await sent(page, 'In the dark, two');
  await answer('In the dark, two', 'The light is on again.');
  await shows(page, 'The light is on again.');
  await page.locator('.notice:not(:empty)').waitFor({ state: 'detached' });
  expect(await bubbles(page)).toEqual([
    'Hello! How can we help?',
    'Before the power cut',
    'In the dark, one',
    'In the dark, two',
    'The light is on again.',
  ]);
  const found = await caseOf('In the dark, two');
  const { body } = await ben.get(`/api/cases/${found.id}/messages`);
  expect(body.items.map(({ text }: { text: string }) => text)).toEqual((await bubbles(page)).slice(1));
  await page.context().close();
});

test('whose talk was erased begins another by writing on', async () => {
  const page = await visit();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await say(page, 'Forget me');
  await sent(page, 'Forget me');
  await database.db.deleteFrom('chat_sessions').execute();
  await say(page, 'Me again');
  await sent(page, 'Me again');
  await page.reload();
  await shows(page, 'Me again');
  expect(await bubbles(page)).toEqual(['Hello! How can we help?', 'Me again']);
  await page.context().close();
});

test('another visitor sees nothing of it', async () => {
  const page = await visit();
  await page.evaluate(() => localStorage.setItem('ajs_anonymous_id', '"the-same-visitor"'));
  await page.getByRole('button', { name: 'Open chat' }).click();
  await say(page, 'Only for your eyes');
  await sent(page, 'Only for your eyes');
  await page.locator('.email-box input').fill('ana@example.com');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('If you leave, we answer to ana@example.com.').waitFor();

  const other = await visit();
  await other.evaluate(() => localStorage.setItem('ajs_anonymous_id', '"the-same-visitor"'));
  await other.getByRole('button', { name: 'Open chat' }).click();
  await say(other, 'Who was here before me?');
  await sent(other, 'Who was here before me?');
  expect(await bubbles(other)).toEqual(['Hello! How can we help?', 'Who was here before me?']);
  await Promise.all([page.context().close(), other.context().close()]);
});

test('it can be used by keyboard alone, and never takes a key from the page', async () => {
  const page = await visit();
  await page.evaluate(() => {
    document.body.dataset.keys = '';
    document.addEventListener('keydown', (event) => {
      document.body.dataset.keys += event.key;
    });
  });
  await page.locator('.launcher').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // Where one is put without a click.
  await page.waitForFunction(
    () => document.querySelector('#tellonce-chat')?.shadowRoot?.activeElement?.tagName === 'TEXTAREA',
  );
  await page.evaluate(() => {
    document.body.dataset.keys = '';
  });
  await page.keyboard.type('typed');
  await page.keyboard.press('Enter');
  await sent(page, 'typed');
  const stops = new Set<string>();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    stops.add(
      await page.evaluate(() => {
        const active = document.querySelector('#tellonce-chat')?.shadowRoot?.activeElement;
        return active?.closest('.panel') ? 'inside' : 'outside';
      }),
    );
  }
  expect([...stops]).toEqual(['inside']);
  expect(await page.evaluate(() => document.body.dataset.keys)).toBe('');
  await page.context().close();
});

test('on a phone it covers the page', async () => {
  const page = await visit('', { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true });
  await page.locator('.launcher').tap();
  await page.locator('.panel').waitFor();
  const box = () => page.locator('.panel').boundingBox();
  await expect.poll(box).toEqual({ x: 0, y: 0, width: 390, height: 780 });
  await page.context().close();
});

test('it speaks the language of the page, from right to left where that is how it is read', async () => {
  const page = await visit('?lang=ar');
  await page.getByRole('button', { name: 'فتح المحادثة' }).click();
  const box = await page.locator('.composer textarea').boundingBox();
  const send = await page.getByRole('button', { name: 'إرسال' }).boundingBox();
  expect(send!.x).toBeLessThan(box!.x);
  await page.context().close();
  const german = await visit('?lang=de-AT');
  await german.getByRole('button', { name: 'Chat öffnen' }).waitFor();
  await german.context().close();
});
