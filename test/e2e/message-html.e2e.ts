import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseWorld, someone, startCaseWorld } from '../../server/modules/cases/case-world.ts';
import { startBrowser } from './browser.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let world: CaseWorld;
let browser: Browser;
const asked: string[] = [];
const spy = createServer((request, response) => {
  asked.push(request.url!);
  response.setHeader('content-type', 'image/png').end(PIXEL);
});
const spyUrl = () => `http://127.0.0.1:${(spy.address() as AddressInfo).port}`;

beforeAll(async () => {
  world = await startCaseWorld();
  browser = await startBrowser();
  await new Promise<void>((done) => spy.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await browser?.close();
  spy.close();
  await world?.stop();
});

/** Ben looks at a message. Its HTML is as if the sanitiser had let everything through: the second wall is tested. */
async function look(html: string, { query = '', dark = false } = {}): Promise<{ page: Page; frame: Frame }> {
  const taken = await world.take(world.mail({ from_address: someone(), html }));
  const [message] = await world.messagesOf(taken!.case_id);
  const context = await browser.newContext({ colorScheme: dark ? 'dark' : 'light' });
  const [name, value] = world.ben.cookie.split(/=(.*)/s) as [string, string];
  await context.addCookies([{ name, value, url: world.url, sameSite: 'Lax', httpOnly: true }]);
  const page = await context.newPage();
  await page.goto(`${world.url}/api/me`);
  const url = `${message.html_url}${query}`;
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
    return new Promise((done) => {
      frame.onload = done;
    });
  }, url);
  return { page, frame: page.frames().find((one) => one.url().includes('/html'))! };
}

test('nothing in a message runs, submits or reaches out, whatever got past the sanitiser', async () => {
  asked.length = 0;
  const { page, frame } = await look(`
    <p>Hello</p>
    <script>parent.document.title = 'script ran'</script>
    <img src="/nothing" onerror="parent.document.title = 'handler ran'">
    <img src="${spyUrl()}/pixel.png">
    <p style="background:url(${spyUrl()}/style.png)">styled</p>
    <iframe src="${spyUrl()}/frame"></iframe>
    <form action="${spyUrl()}/form" target="_self"><button>Win</button></form>`);
  await frame.click('button');
  await page.waitForTimeout(500);
  expect(await frame.textContent('p')).toBe('Hello');
  expect(await page.title()).toBe('');
  expect(asked).toEqual([]);
  await page.context().close();
});

test('pictures inside a mail show, remote ones when the reader asks', async () => {
  const form = new FormData();
  form.append('file', new Blob([PIXEL], { type: 'image/png' }), 'p.png');
  const headers = { cookie: world.ben.cookie, origin: world.url };
  const uploaded = await fetch(`${world.url}/api/files`, { method: 'POST', headers, body: form });
  const { url } = (await uploaded.json()) as { url: string };
  const inside = await look(`<img id="i" src="${url}">`);
  const width = (frame: Frame) => frame.$eval('#i', (image) => (image as HTMLImageElement).naturalWidth);
  expect(await width(inside.frame)).toBe(1);
  const remote = `<img data-remote-src="${spyUrl()}/asked.png" id="i">`;
  asked.length = 0;
  expect(await width((await look(remote)).frame)).toBe(0);
  expect(asked).toEqual([]);
  expect(await width((await look(remote, { query: '?images=1' })).frame)).toBe(1);
  expect(asked).toEqual(['/asked.png']);
});

test('is readable by day and by night, whether the mail has colours of its own or not', async () => {
  for (const dark of [false, true]) {
    for (const html of [
      '<p>plain</p>',
      '<p style="color:#000">black</p>',
      '<font color="#fff">x</font><p>mixed</p>',
    ]) {
      const { page, frame } = await look(html, { dark });
      const [paper, ink] = await frame.$eval('p', (p) => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(p).color,
      ]);
      expect([html, dark, contrast(paper!, ink!) > 7]).toEqual([html, dark, true]);
      await page.context().close();
    }
  }
});

/** The contrast of two colours after WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = colour.match(/[\d.]+/g)!.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
