import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp, type Tellonce } from '../server/app.ts';
import { addTeamMember } from '../server/auth/create-team-member.ts';
import { hash } from '../server/auth/password.ts';
import type { Config } from '../server/config.ts';
import type { Db } from '../server/db/index.ts';
import { freshDatabase } from './setup.ts';

/** A small cast: Mia owns the company's account, Ada administers, Ben is an agent, Omar works elsewhere in it. */
const CAST = { mia: 'owner', ada: 'admin', ben: 'agent', omar: 'member' } as const;
export type Person = keyof typeof CAST;

export const PASSWORD = 'correct horse battery';
// Slow on purpose: so once for all worlds of a process.
let hashed: Promise<string> | undefined;

export type Answer<Body> = { status: number; body: Body; headers: Headers };

// biome-ignore lint/suspicious/noExplicitAny: what an address answers is what the test is about
type Any = any;

export type Client = {
  get: <Body = Any>(url: string, headers?: Record<string, string>) => Promise<Answer<Body>>;
  post: <Body = Any>(url: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<Body>>;
  put: <Body = Any>(url: string, body: unknown, headers?: Record<string, string>) => Promise<Answer<Body>>;
  patch: <Body = Any>(url: string, body: unknown, headers?: Record<string, string>) => Promise<Answer<Body>>;
  delete: <Body = Any>(url: string, headers?: Record<string, string>) => Promise<Answer<Body>>;
  /** The session cookie, for what is not JSON. */
  cookie: string;
};

export type World = {
  url: string;
  db: Db;
  database_url: string;
  app: Tellonce;
  people: Record<Person, { id: string; email: string }>;
  as: (person: Person) => Promise<Client>;
  stranger: Client;
  /** Waits until reactors, inbound and deliveries have nothing left to do. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A whole server on a free port with a database and a data folder of its own. */
export async function startWorld(settings: Partial<Config> = {}): Promise<World> {
  const database = await freshDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'tellonce-world-'));
  const config: Config = {
    PORT: 0,
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    SECRET: 'a-secret-of-the-tests-and-nothing-else',
    ROLE: 'all',
    demo: false,
    ...settings,
  };
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' }, pino.destination(2));
  const app = await createApp({ config, database, log });
  await app.startWork();
  const url = await app.http.listen({ port: 0, host: '127.0.0.1' });
  const people = {} as World['people'];
  for (const [name, role] of Object.entries(CAST)) {
    const email = `${name}@example.com`;
    hashed ??= hash(PASSWORD);
    const member = { name: capital(name), email, role, password_hash: await hashed };
    const { id } = await database.db.transaction().execute((tx) => addTeamMember(tx, member));
    people[name as Person] = { id, email };
  }
  const signed_in = new Map<Person, Promise<Client>>();
  return {
    url,
    db: database.db,
    database_url: database.url,
    app,
    people,
    stranger: client(url, ''),
    as: (person) => {
      if (!signed_in.has(person)) signed_in.set(person, signIn(url, people[person].email));
      return signed_in.get(person)!;
    },
    settle: () => settle(app),
    stop: async () => {
      await app.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

async function settle(app: Tellonce): Promise<void> {
  const until = Date.now() + 20_000;
  let calm = 0;
  while (Date.now() < until) {
    calm = (await app.waiting()) === 0 ? calm + 1 : 0;
    // What one worker finishes another may begin with: twice calm is calm.
    if (calm === 2) return;
    await sleep(15);
  }
  throw new Error('The world did not settle within 20 s.');
}

async function signIn(url: string, email: string): Promise<Client> {
  const answer = await client(url, '').post('/api/session', { email, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${JSON.stringify(answer.body)}`);
  return client(
    url,
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  );
}

/** Speaks JSON to a server, with a cookie or without. */
export function client(url: string, cookie: string): Client {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(cookie ? { cookie, origin: url } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
  };
  return {
    cookie,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body = {}, headers) => call('POST', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
  };
}
