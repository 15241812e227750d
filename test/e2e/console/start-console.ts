import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createTeamMember, ensureSetupToken } from '../../../server/auth/index.ts';
import { freshDatabase } from '../../setup.ts';
import { type Client, client, PASSWORD } from '../../world.ts';
import { startBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { type RunningServer, runServer } from '../running-server.ts';

export type Console = {
  url: string;
  server: RunningServer;
  /** A new link for the first owner, as the server prints it at its start. */
  setupLink: () => Promise<string>;
  addMember: (name: string, role: 'owner' | 'admin' | 'agent' | 'member') => Promise<Client>;
  /** A page in a browser profile of its own, signed in as `client` if given. */
  newPage: (client?: Client, options?: { width?: number }) => Promise<Page>;
  stop: () => Promise<void>;
};

/** The server as a process of its own with its own database and data folder, and a browser. */
export async function startConsole(environment: Record<string, string> = {}): Promise<Console> {
  const database = await freshDatabase();
  const data_dir = await mkdtemp(path.join(tmpdir(), 'tellonce-console-'));
  const server = await runServer({
    database_url: database.url,
    data_dir,
    port: await freePort(),
    environment,
  });
  const browser = await startBrowser();
  const { url } = server;
  return {
    url,
    server,
    setupLink: async () => `${url}/setup/${await ensureSetupToken(database.db)}`,
    addMember: async (name, role) => {
      const email = `${name.toLowerCase()}@example.com`;
      await createTeamMember(database.db, { name, email, password: PASSWORD, role });
      return signedIn(url, email);
    },
    newPage: async (member, { width = 1440 } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      context.setDefaultTimeout(15_000);
      if (member) {
        const [name, value] = member.cookie.split(/=(.*)/s) as [string, string];
        await context.addCookies([{ name, value, url, sameSite: 'Lax', httpOnly: true }]);
      }
      return context.newPage();
    },
    stop: async () => {
      await browser.close();
      await server.stop();
      await database.drop();
      await rm(data_dir, { recursive: true, force: true });
    },
  };
}

export async function signedIn(url: string, email: string): Promise<Client> {
  const { headers } = await client(url, '').post('/api/session', { email, password: PASSWORD });
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return client(url, cookies.join('; '));
}
