import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmtpPeer } from '../peers/smtp.ts';
import type { Client } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let omar: Client;
let ada: Client;

beforeAll(async () => {
  tellonce = await startConsole();
});
afterAll(() => tellonce?.stop());

test('the first owner sets Tellonce up by the link of its first start, which works once', async () => {
  const link = await tellonce.setupLink();
  const page = await tellonce.newPage();
  await page.goto(link);
  await page.getByLabel('Name').fill('Mia');
  await page.getByLabel('Email').fill('mia@example.com');
  await page.locator('input[name=password]').fill('mia@example.com');
  await page.getByRole('button', { name: 'Create owner' }).click();
  await page.getByRole('alert').filter({ hasText: 'must not be the mail address' }).waitFor();
  await page.locator('input[name=password]').fill('a lamp on the river');
  await page.getByRole('button', { name: 'Create owner' }).click();
  await page.getByText('Nothing waits for you').waitFor();
  expect(new URL(page.url()).pathname).toBe('/');

  const again = await tellonce.newPage();
  await again.goto(link);
  await again.getByText('This link is used or too old').waitFor();
});

test('who is not signed in comes to the page they wanted after signing in', async () => {
  const page = await tellonce.newPage();
  await page.goto(`${tellonce.url}/settings/team`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('Email').fill('mia@example.com');
  await page.locator('input[name=password]').fill('not this one at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await page.locator('input[name=password]').fill('a lamp on the river');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Mia (you)').waitFor();
  expect(new URL(page.url()).pathname).toBe('/settings/team');
});

test('an invited colleague joins by the link, with the role they were given', async () => {
  ada = await tellonce.addMember('Ada', 'admin');
  const page = await tellonce.newPage(ada);
  await page.goto(`${tellonce.url}/settings/team`);
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ben');
  await dialog.getByLabel('Email').fill('ben@example.com');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = (await dialog.locator('pre').textContent()) ?? '';

  const newcomer = await tellonce.newPage();
  await newcomer.goto(link);
  await newcomer.getByText('You are invited as Agent').waitFor();
  await newcomer.locator('input[name=password]').fill('boats under the bridge');
  await newcomer.getByRole('button', { name: 'Join' }).click();
  await newcomer.getByText('Nothing waits for you').waitFor();

  await page.reload();
  await page.getByLabel('Role of Ben').waitFor();
  expect(await page.getByLabel('Role of Ben').inputValue()).toBe('agent');
});

test('a member is told what to do on a page their role does not include, and finds no way to write', async () => {
  omar = await tellonce.addMember('Omar', 'member');
  const page = await tellonce.newPage(omar);
  await page.goto(`${tellonce.url}/settings/sources`);
  await page.getByText('Your role does not include this page').waitFor();
  await page.getByText('Ask an owner or admin').waitFor();
  const links = page.getByRole('navigation', { name: 'Settings' }).getByRole('link');
  expect(await links.allTextContents()).toEqual(['Your account', 'Team', 'About']);

  await page.goto(`${tellonce.url}/customers`);
  await page.getByText('No customers yet').waitFor();
  expect(await page.getByRole('button', { name: 'New customer' }).count()).toBe(0);
});

test('the test of a mail account says at which step it fails and why, and stores nothing', async () => {
  const smtp = await startSmtpPeer({ user: 'support', password: 'right' });
  try {
    const page = await tellonce.newPage(ada);
    await page.goto(`${tellonce.url}/settings/email`);
    await page.getByRole('button', { name: 'Connect a mailbox' }).click();
    await page.getByLabel('Name', { exact: false }).first().fill('Support');
    await page.locator('input[name=address]').fill('support@example.com');
    await page.locator('input[name=smtp_host]').fill('127.0.0.1');
    await page.locator('input[name=smtp_port]').fill(String(smtp.port));
    await page.locator('select[name=smtp_security]').selectOption('none');
    await page.locator('input[name=smtp_user]').fill('support');
    await page.locator('input[name=smtp_password]').fill('wrong');
    await page.getByRole('button', { name: 'Test' }).click();

    const result = page.getByRole('status').filter({ hasText: 'It does not work yet' });
    await result.getByLabel('Failed:').waitFor();
    expect(await result.textContent()).toMatch(/password|sign/i);
    const stored = await ada.get('/api/channel-accounts');
    expect(stored.body.items).toEqual([]);

    await page.locator('input[name=smtp_password]').fill('right');
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByRole('status').filter({ hasText: 'It works' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Support' }).waitFor();

    // What was stored as a secret is not shown again, and stays when the form is saved without it.
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    expect(await page.locator('input[name=smtp_password]').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByRole('status').filter({ hasText: 'It works' }).waitFor();
  } finally {
    await smtp.stop();
  }
});

test('a secret key is shown once, whole', async () => {
  const page = await tellonce.newPage(ada);
  await page.goto(`${tellonce.url}/settings/sources`);
  await page.getByRole('button', { name: 'New source' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Web shop');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Secret key' }).click();
  const key = (await page.getByRole('dialog').locator('pre').first().textContent()) ?? '';
  expect(key).toMatch(/^sk_/);
  await page.getByText(`writeKey: '${key}'`).waitFor();
  const answer = await fetch(`${tellonce.url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'one', event: 'Order Completed' }),
  });
  expect(answer.status).toBe(200);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.reload();
  await page.getByText('Web shop').waitFor();
  expect(await page.content()).not.toContain(key);
});

test('whose session was ended elsewhere signs in again and comes back', async () => {
  const page = await tellonce.newPage(omar);
  await page.goto(`${tellonce.url}/settings/account`);
  await page.getByText('This one').waitFor();
  await omar.delete('/api/session');
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).searchParams.get('to')).toBe('/customers');
});
