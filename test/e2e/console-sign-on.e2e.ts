import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT, type IdentityProvider, startIdentityProvider } from '../peers/identity-provider.ts';
import type { Client } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let peer: IdentityProvider;
let mia: Client;

beforeAll(async () => {
  peer = await startIdentityProvider();
  tellonce = await startConsole({ PRIVATE_ISSUER_HOSTS: '127.0.0.1' });
  mia = await tellonce.addMember('Mia', 'owner');
  await tellonce.addMember('Ben', 'agent');
});
afterAll(async () => {
  await tellonce?.stop();
  await peer?.stop();
});

test('an owner sets the provider up, is told what is wrong with it, and mends it', async () => {
  const page = await tellonce.newPage(mia);
  await page.goto(`${tellonce.url}/settings/single-sign-on`);
  await page.getByRole('button', { name: 'Set up a provider' }).click();
  await page.locator('input[name=name]').fill('Shop login');
  await page.locator('input[name=issuer]').fill(peer.issuer);
  await page.locator('input[name=client_id]').fill(CLIENT.id);
  await page.locator('input[name=client_secret]').fill('not this one');
  await page.getByRole('button', { name: 'Test' }).click();
  const failed = page.getByRole('status').filter({ hasText: 'It does not work yet' });
  await failed.getByText('does not accept the client id and client secret').waitFor();
  await page.locator('input[name=client_secret]').fill(CLIENT.secret);
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByRole('status').filter({ hasText: 'It works' }).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('In use', { exact: true }).waitFor();
  expect(await page.locator('input[name=client_secret]').inputValue()).toBe('');
});

test('a member signs in with it, comes to the page they wanted, and sees how they are signed in', async () => {
  peer.person = { sub: 'sub-ben', email: 'ben@example.com', email_verified: true };
  const page = await tellonce.newPage();
  await page.goto(`${tellonce.url}/settings/account`);
  await page.getByRole('link', { name: 'Sign in with Shop login' }).click();
  await page.getByText('ben@example.com · Agent').waitFor();
  expect(new URL(page.url()).pathname).toBe('/settings/account');
  const here = page.getByRole('region', { name: 'Where you are signed in' });
  await here.getByText('Single sign-on').waitFor();
});

test('somebody whom nobody invited is told what to do', async () => {
  peer.person = { sub: 'sub-kim', email: 'kim@example.com', email_verified: true };
  const page = await tellonce.newPage();
  await page.goto(`${tellonce.url}/sign-in`);
  await page.getByRole('link', { name: 'Sign in with Shop login' }).click();
  await page.getByRole('alert').filter({ hasText: 'Ask an owner or admin to invite' }).waitFor();
});

test('where it is the only way, the password is there for owners only when they ask for it', async () => {
  const { settings } = (await mia.get('/api/single-sign-on')).body;
  const { status } = await mia.put('/api/single-sign-on', { ...settings, only_way: true });
  expect(status).toBe(200);
  const page = await tellonce.newPage();
  await page.goto(`${tellonce.url}/sign-in`);
  await page.getByText('Your team signs in with Shop login.').waitFor();
  expect(await page.locator('input[name=password]').count()).toBe(0);
  await page.getByRole('button', { name: 'Owners can sign in with their password' }).click();
  await page.getByLabel('Email').fill('ben@example.com');
  await page.locator('input[name=password]').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'signs in with Shop login alone' }).waitFor();
  await page.getByLabel('Email').fill('mia@example.com');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
});
