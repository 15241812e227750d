import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { PASSWORD } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let ben: Client;
let page: Page;
let browser: CDPSession;
let authenticatorId: string;
// Browsers keep no passkeys for a number.
let url: string;

beforeAll(async () => {
  tellonce = await startConsole();
  url = tellonce.url.replace('127.0.0.1', 'localhost');
  ben = await tellonce.addMember('Ben', 'agent');
  page = await tellonce.newPage();
  browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  ({ authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  }));
});
afterAll(() => tellonce?.stop());

const passkeys = () => page.getByRole('region', { name: 'Passkeys' });
const signOut = async () => {
  await page.goto(`${url}/settings/account`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
};

test('a member adds a passkey to their account, with their password', async () => {
  await page.goto(`${url}/settings/account`);
  await page.getByLabel('Email').fill('ben@example.com');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await passkeys().getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('My laptop');
  await dialog.locator('input[type=password]').fill('not the right one');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'not right' }).waitFor();
  await dialog.locator('input[type=password]').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await passkeys().getByText('My laptop').waitFor();
  await passkeys().getByText('never used').waitFor();
  const { credentials } = await browser.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
});

test('the same device is not added twice', async () => {
  await passkeys().getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=password]').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'has a passkey of yours already' }).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('with it they sign in without a name or a password, to the page they wanted', async () => {
  await signOut();
  await page.goto(`${url}/settings/account`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('ben@example.com · Agent').waitFor();
  const here = page.getByRole('region', { name: 'Where you are signed in' });
  await here.getByText('Passkey ·').waitFor();
  await passkeys().getByText('used', { exact: false }).first().waitFor();
  expect(await passkeys().getByText('never used').count()).toBe(0);
});

test('whoever shows no finger is not signed in, and told what to do', async () => {
  await signOut();
  await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').filter({ hasText: 'No passkey was used' }).waitFor();
  await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor({ state: 'detached' });
});

test('renamed and removed, it opens nothing, though the device still offers it', async () => {
  await page.goto(`${url}/settings/account`);
  await passkeys().getByRole('button', { name: 'Rename My laptop' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Old laptop');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await passkeys().getByRole('button', { name: 'Remove Old laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await passkeys().getByText('Old laptop').waitFor({ state: 'detached' });
  expect((await ben.get('/api/me/passkeys')).body.items).toEqual([]);
  await signOut();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').filter({ hasText: 'It may have been removed' }).waitFor();
});
