import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../setup.ts';
import { startBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { type RunningServer, runServer } from '../running-server.ts';
import { answerByMail, openCase, signIn, storySoFar } from './agent.ts';
import { answerMail, failWithVoucher, leaveEmail, readMail, sayInChat } from './customer.ts';

let database: TestDatabase;
let data_dir: string;
let server: RunningServer;
let browser: Browser;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  database = await freshDatabase();
  data_dir = await mkdtemp(path.join(tmpdir(), 'tellonce-story-'));
  server = await runServer({
    database_url: database.url,
    data_dir,
    port: await freePort(),
    args: ['--demo'],
  });
  browser = await startBrowser();
  ana = await (await browser.newContext()).newPage();
  ben = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
  await rm(data_dir, { recursive: true, force: true });
});

test('a customer fails with a code, writes in the chat, goes on by mail, and it is one case to whoever answers', async () => {
  await failWithVoucher(ana, server.url);
  await sayInChat(ana, "my code doesn't work");
  await leaveEmail(ana, 'ana@example.com');

  await signIn(ben, server.url, 'ben@werkbank.example', 'werkbank-demo');
  const case_id = await openCase(ben, "my code doesn't work");
  const story = storySoFar(ben);
  await story.getByText(/SPRING20 failed: expired/).waitFor();
  await story
    .getByText(/Bohrwerk 18 V/)
    .first()
    .waitFor();
  await story.getByText(/my code doesn't work/).waitFor();

  // On another channel than the customer's last words, without leaving the case.
  await answerByMail(ben, 'I am sorry, Ana. Please use DANKE-ANA instead.');
  const mail = await readMail(ana, server.url, /code/i);
  expect(mail).toContain('DANKE-ANA');
  await answerMail(ana, 'That one worked, thank you!');

  // Shown without a reload, in the case that was open.
  await ben.getByText('That one worked, thank you!').first().waitFor();
  expect(ben.url()).toContain(case_id);
  await ben.getByText('DANKE-ANA').first().waitFor();
  await ben.getByRole('link', { name: /^Open/ }).click();
  expect(await ben.getByRole('link').filter({ hasText: 'That one worked' }).count()).toBe(1);
});
