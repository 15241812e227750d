import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, type Operation, operations, type Place } from './peers/openapi-caller.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let place: Place;
beforeAll(async () => {
  world = await startWorld();
  const mia = await world.as('mia');
  const made = async (url: string, body: object) => (await mia.post(url, body)).body;
  const ana = await made('/api/customers', { name: 'Ana', email: 'ana@example.org' });
  const bob = await made('/api/customers', { name: 'Bob', email: 'bob@example.org' });
  const firm = await made('/api/customers', { name: 'Firm', kind: 'organisation' });
  const matter = await made('/api/cases', { customer_id: ana.id, subject: 'A matter' });
  const source = await made('/api/sources', { name: 'The shop' });
  const chat = await made('/api/channel-accounts', { channel: 'webchat', name: 'Chat', settings: {} });
  place = {
    customers: ana.id,
    cases: matter.id,
    sources: source.id,
    'channel-accounts': chat.id,
    inbound: chat.id,
    team: world.people.omar.id,
    customer_id: bob.id,
    organisation_id: firm.id,
    account_id: chat.id,
    key: chat.settings.key ?? chat.public_key ?? 'none',
  };
});
afterAll(() => world.stop());

// As JSON text, for some of it no value of JavaScript says.
const VALUES = {
  NUL: '"a\\u0000b"',
  'half a character': '"a\\ud83d"',
  SQL: `"'); drop table customers; --"`,
  '10,000 characters': `"${'n'.repeat(10_000)}"`,
  'from right to left, and emoji': '"\\u202eمريم 👩‍👩‍👧‍👦"',
  blanks: '" \\t "',
  nothing: 'null',
  'more than an int': '1e15',
  'more than a double': '1e400',
  'a fraction': '-1.5',
  'NUL in a key': '{"a\\u0000":"b"}',
  __proto__: '{"__proto__":{"admin":true},"constructor":{"prototype":1}}',
  'deep JSON': `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  'a list of NUL': '["a\\u0000b"]',
};

const QUERIES = {
  NUL: '%00',
  'half a character': '%ED%A0%80',
  SQL: encodeURIComponent("'); drop table customers; --"),
  '3,000 characters': 'n'.repeat(3_000),
  1970: '1970-01-01T00:00:00Z',
  2999: '2999-12-31T23:59:59Z',
  'the year 0': '0000-01-01T00:00:00Z',
  'a 61st second': '2016-12-31T23:59:60Z',
  'a number beyond range': '99999999999999999999',
};

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const ID = '00000000-0000-7000-8000-000000000000';
// Cursors are ours, and yet anybody can make some up.
const CURSORS = {
  'a time that is none': cursor('0000-13-45T99:99:99.000000Z', ID),
  'a time that is none, of a list with an order': cursor('-created', '0000-13-45T99:99:99.000000Z', ID),
  'a number beyond range': cursor(9e18),
  'an id that is none': cursor('x'),
  'an id': cursor(ID),
};

/** Calls, and says what is wrong with the answer: our fault, torn off, or a refusal that does not say why. */
async function faultOf(
  method: string,
  url: string,
  body: string | undefined,
  headers: Record<string, string> = {},
) {
  const { cookie } = await world.as('mia');
  const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  try {
    const answer = await fetch(world.url + url, {
      method,
      headers: { cookie, origin: world.url, ...json, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    if (answer.status >= 500) return `${answer.status} ${text}`;
    if (answer.status < 400) return null;
    const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
    return code && detail ? null : `refused without a reason: ${text}`;
  } catch (error) {
    return `torn off: ${error}`;
  }
}

// These would end what the test stands on, or never end themselves.
const LEFT_OUT = /^DELETE \/api\/session$|\/stream$|\/live$|^PUT \/api\/me\/password/;

async function everywhere(
  odd: (operation: Operation) => AsyncIterable<[what: string, fault: string | null]>,
) {
  const faults: string[] = [];
  let asked = 0;
  for (const operation of await operations(world.url)) {
    if (LEFT_OUT.test(`${operation.method} ${operation.path}`)) continue;
    for await (const [what, fault] of odd(operation)) {
      asked++;
      if (fault) faults.push(`${operation.method} ${operation.path}, ${what}: ${fault.slice(0, 200)}`);
    }
  }
  expect(faults).toEqual([]);
  return asked;
}

test('whatever a field of a body says, it is stored or refused with a reason, and never our fault', async () => {
  const asked = await everywhere(async function* (operation) {
    const { url, body, fields, headers } = fill(operation, place);
    for (const field of fields) {
      for (const [what, value] of Object.entries(VALUES)) {
        const text = JSON.stringify({ ...body, [field]: 'HERE' }).replace('"HERE"', () => value);
        yield [`${field} is ${what}`, await faultOf(operation.method, url, text, headers)];
        const within = JSON.stringify({ ...body, [field]: { a: 'HERE' } }).replace('"HERE"', () => value);
        yield [`in ${field} is ${what}`, await faultOf(operation.method, url, within, headers)];
      }
    }
  });
  expect(asked).toBeGreaterThan(1_000);
  const { body } = await (await world.as('mia')).get(`/api/customers/${place.customers}`);
  expect(body.profiles[0].identities).toContainEqual(expect.objectContaining({ value: 'ana@example.org' }));
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
}, 300_000);

test('whatever stands in an address is looked for or refused with a reason, and never our fault', async () => {
  const asked = await everywhere(async function* (operation) {
    if (operation.method !== 'GET') return;
    const { url, queries, ids } = fill(operation, place);
    for (const [what, value] of Object.entries({ ...QUERIES, ...CURSORS })) {
      for (const name of queries)
        yield [`${name} is ${what}`, await faultOf('GET', `${url}?${name}=${value}`, undefined)];
      for (const id of ids) {
        const odd = fill(operation, { ...place, [id]: value }).url;
        yield [`${id} is ${what}`, await faultOf('GET', odd, undefined)];
      }
    }
  });
  expect(asked).toBeGreaterThan(300);
}, 300_000);
