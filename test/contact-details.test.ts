import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may, ROLES, type Role, routeAccess } from '../server/auth/index.ts';
import {
  ADDRESS_WORDS,
  type Cast,
  EMAIL,
  NUMBERS,
  PHONE,
  SAID_WORDS,
  startCast,
} from './cast-with-addresses.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await startCast();
});
afterAll(() => cast.stop());

const HIDDEN_FROM = ROLES.filter((role) => !may(role, 'customers.contact_details'));
const SHOWN_TO = ROLES.filter((role) => may(role, 'customers.contact_details'));

const found = (text: string, words: string[]) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

/** Everything a person can read in an answer: also what a cursor is made of, and what a header says. */
async function read(role: Role, address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(cast.url + address, { headers: { cookie: cast.by_role[role].cookie } });
  const body = await response.text();
  const opaque = [...body.matchAll(/"([\w-]{16,})"/g)].map((one) =>
    Buffer.from(one[1]!, 'base64url').toString(),
  );
  return {
    status: response.status,
    text: [body, ...opaque, JSON.stringify([...response.headers])].join('\n'),
  };
}

/** Of which thing a route tells, by what its address begins with: the first that fits. */
const things = (): [string, string][] => [
  ['/api/messages/', cast.message_id],
  ['/api/cases/', cast.case_id],
  ['/api/customers/:id/members', cast.organisation_id],
  ['/api/customers/', cast.customer_id],
];

/** Every GET route that a role may call, with an address that has something to show. */
function addresses(role: Role): string[] {
  const asked = routeAccess(cast.app.http).filter(
    ({ method, access, url }) =>
      method === 'GET' && access !== 'public' && url !== '/api/live' && may(role, access),
  );
  return asked.flatMap(({ url }) => {
    const id = things().find(([start]) => url.startsWith(start))?.[1];
    if (url.includes(':') && !id) {
      throw new Error(`${role} may call GET ${url}, and the cast has nothing for it: add it to things().`);
    }
    const address = url.replace(/:\w+/, id ?? '');
    return [address, ...(MORE[url] ?? []).map((query) => `${address}?${query}`)];
  });
}

// What a route answers differently when asked differently.
const MORE: Record<string, string[]> = {
  '/api/cases': [
    'view=all',
    'view=all&limit=1',
    'view=all&q=flumphweather',
    `view=all&q=${encodeURIComponent(EMAIL)}`,
  ],
  '/api/customers': ['limit=1', 'q=Ana', `q=${encodeURIComponent(EMAIL)}`, `q=${encodeURIComponent(PHONE)}`],
  '/api/customers/:id/timeline': ['limit=1', 'types=message.received', 'limit=200'],
};

describe.each(HIDDEN_FROM)('a %s', (role) => {
  test('finds no address and no number of a customer in any answer', async () => {
    const given_away: string[] = [];
    for (const address of addresses(role)) {
      const { status, text } = await read(role, address);
      expect([address, status]).toEqual([address, 200]);
      for (const word of found(text, [...ADDRESS_WORDS, ...NUMBERS])) given_away.push(`${address}: ${word}`);
    }
    expect(given_away).toEqual([]);
  });

  test('sees that there is an address', async () => {
    const { body } = await cast.by_role[role].get(`/api/customers/${cast.customer_id}`);
    expect(body).toMatchObject({ display_name: 'Ana Berg', email: 'z••@v••.example', phone: '+43 ••• ••21' });
  });

  test('finds a person by a whole address, and nobody by a part of one', async () => {
    const search = async (q: string) => {
      const { body } = await cast.by_role[role].get(`/api/customers?q=${encodeURIComponent(q)}`);
      return body.items.map((one: { id: string }) => one.id);
    };
    expect(await search(EMAIL)).toContain(cast.customer_id);
    expect(await search(PHONE)).toContain(cast.customer_id);
    expect(await search('Ana')).toContain(cast.customer_id);
    for (const part of [
      'zorb',
      'zorblatt',
      'zorblatt@vex',
      'vexomail',
      'wumbolia',
      'quimp',
      '664765',
      '+43664765',
    ]) {
      expect([part, await search(part)]).toEqual([part, []]);
    }
  });

  test('reads no address in a refusal either', async () => {
    const { text } = await read(role, `/api/customers?after=${encodeURIComponent(EMAIL)}`);
    expect(text).toContain('invalid_cursor');
    expect(found(text, ADDRESS_WORDS)).toEqual([]);
  });

  test('hears none on the live line', async () => {
    const heard = await liveWords(role);
    expect(heard).toContain(cast.case_id);
    expect(found(heard, [...ADDRESS_WORDS, ...NUMBERS])).toEqual([]);
  });
});

describe('who may not read cases', () => {
  test.each(ROLES.filter((role) => !may(role, 'cases.read')))(
    'a %s reads nothing that was said in one',
    async (role) => {
      const told: string[] = [];
      for (const address of addresses(role)) {
        const { text } = await read(role, address);
        for (const word of found(text, SAID_WORDS)) told.push(`${address}: ${word}`);
      }
      expect(told).toEqual([]);
      const { body } = await cast.by_role[role].get(`/api/customers/${cast.customer_id}/timeline`);
      const summaries = body.items.map((one: { summary: string }) => one.summary);
      expect(summaries).toContain('Wrote by email');
    },
  );
});

describe('who talks with customers', () => {
  test.each(SHOWN_TO)('as %s sees the addresses, and what was said', async (role) => {
    const all = await Promise.all(addresses('member').map((address) => read(role, address)));
    const text = all.map((one) => one.text).join('\n');
    // So the search of these words in the answers can find something.
    expect(found(text, ADDRESS_WORDS)).toEqual(ADDRESS_WORDS);
    expect(found(text, SAID_WORDS)).toEqual(SAID_WORDS);
  });

  test('find a case by the beginning of an address; others only by the whole of it', async () => {
    const search = async (role: Role, q: string) => {
      const { body } = await cast.by_role[role].get(`/api/cases?view=all&q=${encodeURIComponent(q)}`);
      return body.items.length;
    };
    expect(await search('agent', 'zorb')).toBeGreaterThan(0);
    expect(await search('member', 'zorb')).toBe(0);
    expect(await search('member', EMAIL)).toBeGreaterThan(0);
  });
});

test('what is not JSON is for those alone who may see contact details', () => {
  const open = routeAccess(cast.app.http).filter(({ url }) =>
    /\.(csv|html|json)$|\/(html|raw)$|\/files\//.test(url),
  );
  const inside = open.filter(({ access, method }) => access !== 'public' && method === 'GET');
  expect(inside.length).toBeGreaterThan(4);
  for (const { url, access } of inside) {
    expect([url, HIDDEN_FROM.filter((role) => may(role, access))]).toEqual([url, []]);
  }
});

/** What comes over the live line of a role while a customer writes. */
async function liveWords(role: Role): Promise<string> {
  const stopping = new AbortController();
  const response = await fetch(`${cast.url}/api/live`, {
    headers: { cookie: cast.by_role[role].cookie },
    signal: stopping.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  await cast.by_role.agent.post(`/api/cases/${cast.case_id}/notes`, { text: `Once more ${EMAIL}` });
  while (!text.includes(cast.case_id)) text += (await reader.read()).value ?? '';
  stopping.abort();
  return text;
}
