import type { InjectOptions } from 'fastify';
import { pino } from 'pino';
import { freshDatabase } from '../../../test/setup.ts';
import { createApp } from '../../app.ts';
import type { Config } from '../../config.ts';
import type { App } from '../../http/routes.ts';
import { createTeamMember, ensureSetupToken, type Role } from '../index.ts';

export const PASSWORD = 'a long enough password';

const CONFIG: Config = {
  PORT: 0,
  HOST: '127.0.0.1',
  DATA_DIR: '/tmp',
  LOG_LEVEL: 'silent',
  SECRET: 'only-for-the-tests-of-who-may-what',
  ROLE: 'web',
  demo: false,
};

export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  body: any;
  headers: Record<string, unknown>;
  set_cookie: string[];
};

/** A company's server of its own, not listening: requests are given to it directly, from any address one likes. */
export async function startHouse(settings: Partial<Config> = {}) {
  const database = await freshDatabase();
  const log = pino({ level: 'silent' });
  const tellonce = await createApp({ config: { ...CONFIG, ...settings }, database, log });
  await tellonce.http.ready();
  const house = {
    ...tellonce,
    database,
    /** A browser of its own: keeps its cookies, says that its requests come from our own pages. */
    browser: (address = '192.0.2.1') => browser(tellonce.http, address),
    /** A second process on the same database. */
    secondProcess: async () => {
      const second = await createApp({ config: { ...CONFIG, ...settings }, database, log });
      await second.http.ready();
      return { stop: second.stop, browser: () => browser(second.http, '192.0.2.1') };
    },
    setupToken: () => ensureSetupToken(database.db),
    member: async (name: string, role: Role) => {
      const email = `${name}@shop.test`;
      return { ...(await createTeamMember(database.db, { name, email, password: PASSWORD, role })), email };
    },
    signedIn: async (email: string, address?: string) => {
      const used = house.browser(address);
      await used.post('/api/session', { email, password: PASSWORD });
      return used;
    },
    close: async () => {
      await tellonce.stop();
      await database.drop();
    },
  };
  return house;
}

export type House = Awaited<ReturnType<typeof startHouse>>;
export type Browser = ReturnType<typeof browser>;

function browser(app: App, address: string) {
  const jar = new Map<string, string>();
  async function send(
    method: string,
    url: string,
    body?: object,
    headers: Record<string, string | undefined> = {},
  ): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({
      method: method as NonNullable<InjectOptions['method']>,
      url,
      remoteAddress: address,
      headers: present({ 'sec-fetch-site': 'same-origin', cookie: cookie || undefined, ...headers }),
      ...(body && { payload: body }),
    });
    const set_cookie = [answer.headers['set-cookie'] ?? []].flat();
    for (const line of set_cookie) keep(jar, line);
    const json = answer.body !== '' && String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.body,
      headers: answer.headers,
      set_cookie,
    };
  }
  return {
    jar,
    send,
    get: (url: string) => send('GET', url),
    post: (url: string, body: object = {}) => send('POST', url, body),
    put: (url: string, body: object) => send('PUT', url, body),
    patch: (url: string, body: object) => send('PATCH', url, body),
    delete: (url: string) => send('DELETE', url),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) jar.delete(name);
  else jar.set(name, pair.slice(name.length + 1));
}

const present = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
