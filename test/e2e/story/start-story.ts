import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { freshDatabase, type TestDatabase } from '../../setup.ts';
import { type Client, client } from '../../world.ts';
import { startBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { type RunningServer, runServer } from '../running-server.ts';

export type Story = {
  url: string;
  server: RunningServer;
  database_url: string;
  /** What another process needs to serve the same people. */
  secret: () => Promise<string>;
  /** The owner, over the API. */
  mia: Client;
  /** A page of a browser profile of its own: another person, or another device. */
  newPage: () => Promise<Page>;
  stop: () => Promise<void>;
};

/** The demo as a process of its own, and a browser. */
export async function startStory(): Promise<Story> {
  const database = await freshDatabase();
  const data_dir = await mkdtemp(path.join(tmpdir(), 'tellonce-story-'));
  const given = { database_url: database.url, data_dir, port: await freePort(), args: ['--demo'] };
  const server = await runServer(given);
  await filled(database);
  const browser = await startBrowser();
  return {
    url: server.url,
    server,
    database_url: database.url,
    secret: async () => (await readFile(path.join(data_dir, 'secret'), 'utf8')).trim(),
    mia: await signedIn(server.url, 'mia@werkbank.example'),
    newPage: async () => (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage(),
    stop: async () => {
      await browser.close();
      await server.stop();
      await database.drop();
      await rm(data_dir, { recursive: true, force: true });
    },
  };
}

/** The server listens before its demo is there; a chat is the last that is made up for it. */
async function filled({ db }: TestDatabase): Promise<void> {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    if (await db.selectFrom('chat_messages').select('seq').executeTakeFirst()) return;
    await sleep(50);
  }
  throw new Error('The demo was not there within 90 s.');
}

async function signedIn(url: string, email: string): Promise<Client> {
  const { headers } = await client(url, '').post('/api/session', { email, password: 'werkbank-demo' });
  return client(
    url,
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  );
}
