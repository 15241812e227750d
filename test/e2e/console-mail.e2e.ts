import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmtpPeer } from '../peers/smtp.ts';
import type { Client } from '../world.ts';
import { openShop, type Shop } from './console/shop.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let shop: Shop;
let ada: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  ada = await tellonce.addMember('Ada', 'admin');
  shop = await openShop(tellonce.url, ada);
});
afterAll(() => tellonce?.stop());

const messages = (page: Page) => page.getByRole('article').getByRole('article');

test('pictures from elsewhere in a mail come only when asked for', async () => {
  const asked: string[] = [];
  const spy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'image/svg+xml');
    response.end('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"/>');
  });
  await new Promise<void>((done) => spy.listen(0, '127.0.0.1', done));
  const { port } = spy.address() as AddressInfo;
  try {
    const paragraphs = '<p>One more line.</p>'.repeat(30);
    const row = await shop.write({
      from: 'marta@example.com',
      subject: 'Photos',
      html: `<h1>Broken drill</h1>${paragraphs}<img src="http://127.0.0.1:${port}/seen.svg" alt="a drill">`,
    });
    const page = await tellonce.newPage(ada);
    await page.goto(`${tellonce.url}/inbox/${row.id}`);
    const frame = page.frameLocator('iframe[title="Message of marta@example.com"]');
    await frame.getByRole('heading', { name: 'Broken drill' }).waitFor();
    expect(asked).toEqual([]);
    // As high as its mail: nobody has to scroll in a window inside a window.
    const height = await page.locator('iframe').evaluate((each) => each.getBoundingClientRect().height);
    expect(height).toBeGreaterThan(800);
    await page.getByRole('button', { name: 'Show images' }).click();
    await expect.poll(() => asked).toContain('/seen.svg');
    await page.getByRole('button', { name: 'As plain text' }).click();
    await messages(page).getByText('One more line.').first().waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  } finally {
    spy.close();
  }
});

test('a reply that the other server refuses says why, and is sent again by a click', async () => {
  const smtp = await startSmtpPeer();
  try {
    const { body: account } = await ada.post('/api/channel-accounts', {
      channel: 'email',
      name: 'Sales',
      settings: {
        address: 'sales@shop.example',
        smtp_host: '127.0.0.1',
        smtp_port: smtp.port,
        smtp_security: 'none',
      },
    });
    expect(account.name).toBe('Sales');
    const { body: customer } = await ada.post('/api/customers', { name: 'Ivan', email: 'ivan@example.com' });
    const { body: opened } = await ada.post('/api/cases', {
      customer_id: customer.id,
      subject: 'Your offer',
    });
    smtp.moods.push('refuses the recipient');
    const page = await tellonce.newPage(ada);
    await page.goto(`${tellonce.url}/inbox/${opened.id}`);
    await page.getByRole('button', { name: /^Reply by/ }).click();
    await page.getByRole('menuitem').filter({ hasText: 'Sales' }).click();
    await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Here it is');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const message = messages(page).filter({ hasText: 'Here it is' });
    await message.getByRole('alert').filter({ hasText: 'No such user here' }).waitFor();
    expect(smtp.mails).toEqual([]);
    await message.getByRole('button', { name: 'Send again' }).click();
    await message.getByLabel('Sent', { exact: true }).waitFor();
    expect(smtp.mails.map((mail) => mail.to)).toEqual([['ivan@example.com']]);
  } finally {
    await smtp.stop();
  }
});

test('a file is attached to a reply and reaches the customer', async () => {
  const row = await shop.write({ from: 'ida@example.com', subject: 'The invoice, please' });
  const page = await tellonce.newPage(ada);
  await page.goto(`${tellonce.url}/inbox/${row.id}`);
  await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Here is the invoice');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Attach files' }).click(),
  ]);
  await chooser.setFiles({ name: 'invoice.txt', mimeType: 'text/plain', buffer: Buffer.from('129 EUR') });
  await page.getByRole('button', { name: 'Take invoice.txt off' }).waitFor();
  await page.getByRole('textbox', { name: 'Reply to the customer' }).press('Control+Enter');
  const message = messages(page).filter({ hasText: 'Here is the invoice' });
  await message.getByLabel('Sent', { exact: true }).waitFor();
  const link = message.getByRole('link', { name: /invoice\.txt/ });
  const file = await fetch(tellonce.url + (await link.getAttribute('href')), {
    headers: { cookie: ada.cookie },
  });
  expect(await file.text()).toBe('129 EUR');
});
