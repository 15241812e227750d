import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Client, startWorld, type World } from '../../../../../test/world.ts';
import { sql, type Tx } from '../../../../db/index.ts';
import { resolveProfile } from '../../index.ts';

let world: World;
let ada: Client;
let ben: Client;
beforeAll(async () => {
  world = await startWorld();
  [ada, ben] = [await world.as('ada'), await world.as('ben')];
});
afterAll(() => world.stop());

type KindInput = { kind: string; limit?: unknown; blocked?: unknown; switched_off?: unknown };

async function put(who: Client, body: unknown, if_match?: string): Promise<Answer<Rules & Problem>> {
  const headers: Record<string, string> = if_match === undefined ? {} : { 'if-match': if_match };
  const response = await fetch(`${world.url}/api/identity-rules`, {
    method: 'PUT',
    headers: {
      cookie: who.cookie,
      origin: world.url,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

type KindRules = {
  kind: string;
  limit: number | null;
  default_limit: number;
  built_in: { value: string; example: string | null; on: boolean }[];
  blocked: { value: string; added_at: string; added_by: string }[];
};
type Rules = { version: number; default_country: string | null; kinds: KindRules[] };
type Problem = { code: string; detail: string; errors: { path: string; detail: string }[] };

const say = (...kinds: KindInput[]) => put(ada, { default_country: null, kinds }, '*');
const kindOf = ({ kinds }: Rules, kind: string) => kinds.find((one) => one.kind === kind)!;
const tryOut = async (kind: string, value: string, who = ada) =>
  (await who.post('/api/identity-rules/try', { kind, value })).body;

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => world.db.transaction().execute(work);
const seen = (kind: string, value: string) =>
  inTx((tx) => resolveProfile(tx, { kind, value, verified: true, source_id: null }));

beforeEach(async () => {
  expect((await say()).status).toBe(200);
});

describe('identity rules', () => {
  test('stand as built in until the company says otherwise', async () => {
    const { status, body, headers } = await ada.get<Rules>('/api/identity-rules');
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    expect(kindOf(body, 'user_id')).toMatchObject({ limit: null, default_limit: 1, blocked: [] });
    expect(kindOf(body, 'email')).toMatchObject({ default_limit: 5 });
    expect(kindOf(body, 'email').built_in).toContainEqual({
      value: 'rule:placeholder_address',
      example: 'test@test.com',
      on: true,
    });
    expect(kindOf(body, 'anonymous_id').built_in).toContainEqual({ value: 'guest', example: null, on: true });
  });

  test('hold as soon as they are changed, and say who added what', async () => {
    const { status, body } = await say({
      kind: 'email',
      limit: 3,
      blocked: [' *@Bücher.de ', 'Kiosk@shop.example'],
    });
    expect(status).toBe(200);
    const { limit, blocked } = kindOf(body, 'email');
    expect(limit).toBe(3);
    expect(blocked.map(({ value }) => value).sort()).toEqual(['*@xn--bcher-kva.de', 'kiosk@shop.example']);
    expect(blocked[0]!.added_by).toBe(`team_member:${world.people.ada.id}`);
    expect(await tryOut('email', 'ana@bücher.de')).toMatchObject({
      verdict: 'blocked',
      normal: 'ana@xn--bcher-kva.de',
      blocked_by: '*@xn--bcher-kva.de',
    });
    const profile_id = await seen('email', 'ana@bücher.de');
    expect(await seen('email', 'ana@bücher.de')).not.toBe(profile_id);
  });

  test('a value that stays keeps who added it, when another is added', async () => {
    const first = await say({ kind: 'user_id', blocked: ['kiosk'] });
    const [kiosk] = kindOf(first.body, 'user_id').blocked;
    const mia = await world.as('mia');
    const body = { default_country: null, kinds: [{ kind: 'user_id', blocked: ['kiosk', 'till-*'] }] };
    const second = await put(mia, body, `"${first.body.version}"`);
    expect(kindOf(second.body, 'user_id').blocked).toEqual([
      kiosk,
      expect.objectContaining({ value: 'till-*', added_by: `team_member:${world.people.mia.id}` }),
    ]);
  });

  test('a built-in value is switched off and on again', async () => {
    const off = await say({ kind: 'user_id', switched_off: ['customer', 'rule:only_zeros'] });
    expect(
      kindOf(off.body, 'user_id')
        .built_in.filter(({ on }) => !on)
        .map(({ value }) => value),
    ).toEqual(['rule:only_zeros', 'customer']);
    expect(await tryOut('user_id', 'customer')).toMatchObject({ verdict: 'taken' });
    expect(await tryOut('anonymous_id', 'customer')).toMatchObject({ verdict: 'blocked' });
    await say();
    expect(await tryOut('user_id', 'customer')).toMatchObject({ verdict: 'blocked', blocked_by: 'customer' });
  });

  test('numbers written without a country are of the company’s, else of the one the server is set to', async () => {
    expect(await tryOut('phone', '030 901820')).toMatchObject({
      verdict: 'invalid',
      why: expect.stringContaining('no country is set'),
    });
    await put(ada, { default_country: 'DE', kinds: [] }, '*');
    expect(await tryOut('phone', '030 901820')).toMatchObject({ verdict: 'taken', normal: '+4930901820' });
  });

  test('nobody overwrites what a colleague has just changed', async () => {
    const { body } = await ada.get<Rules>('/api/identity-rules');
    const mine = { default_country: null, kinds: [{ kind: 'email', limit: 2 }] };
    const theirs = { default_country: null, kinds: [{ kind: 'email', limit: 4 }] };
    const answers = await Promise.all([
      put(ada, mine, `"${body.version}"`),
      put(ada, theirs, `"${body.version}"`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)!.body.code).toBe('identity_rules_changed');
    expect((await put(ada, mine)).status).toBe(428);
    expect((await put(ada, mine, 'yesterday')).status).toBe(400);
  });

  test('a change is in the audit with what it changed, and the same again is no change', async () => {
    const first = await say({
      kind: 'phone',
      limit: 7,
      blocked: ['+49 30*'],
      switched_off: ['rule:counted'],
    });
    const again = await say({ kind: 'phone', limit: 7, blocked: ['+4930*'], switched_off: ['rule:counted'] });
    expect(again.body.version).toBe(first.body.version);
    const { rows } = await sql<{ detail: unknown }>`
      select detail from audit_entries where action = 'identity_rules.changed' order by id desc limit 1`.execute(
      world.db,
    );
    expect(rows[0]!.detail).toEqual({
      phone: { limit: { from: 5, to: 7 }, blocked: ['+4930*'], switched_off: ['rule:counted'] },
    });
  });

  test('who is no admin neither sees nor changes them', async () => {
    expect((await ben.get('/api/identity-rules')).status).toBe(403);
    expect((await ben.get('/api/identity-rules/matches')).status).toBe(403);
    expect((await ben.post('/api/identity-rules/try', { kind: 'email', value: 'x' })).status).toBe(403);
    expect((await put(ben, { default_country: null, kinds: [] }, '*')).status).toBe(403);
  });
});

describe('bad input is refused as a whole, with what to do', () => {
  test.each<[string, KindInput, string]>([
    ['a pattern that blocks everybody', { kind: 'email', blocked: ['*'] }, 'Would block everybody'],
    ['nothing but stars', { kind: 'user_id', blocked: ['***'] }, 'Would block everybody'],
    ['all phone numbers', { kind: 'phone', blocked: ['+*'] }, 'nearly everybody'],
    ['a pattern of one letter', { kind: 'user_id', blocked: ['a*'] }, 'nearly everybody'],
    [
      'a star in the middle',
      { kind: 'email', blocked: ['a*@example.com'] },
      'at the beginning or at the end',
    ],
    ['two stars', { kind: 'email', blocked: ['*example*'] }, 'at the beginning or at the end'],
    ['half an address', { kind: 'email', blocked: ['example.com'] }, 'begin or end with *'],
    ['what is no number', { kind: 'phone', blocked: ['call me'] }, 'not a phone number'],
    ['numbers from nowhere', { kind: 'phone', blocked: ['30901*'] }, 'with their country'],
    ['nothing', { kind: 'user_id', blocked: ['  '] }, 'Is empty'],
    ['a kind nobody knows', { kind: 'shoe_size', blocked: ['43'] }, 'There is no kind "shoe_size"'],
    ['a built-in rule nobody knows', { kind: 'email', switched_off: ['guest'] }, 'no built-in rule "guest"'],
    ['both at once', { kind: 'user_id', blocked: ['Guest'], switched_off: ['guest'] }, 'at once'],
  ])('%s', async (_, kind, says) => {
    const { status, body } = await say({ kind: 'anonymous_id', limit: 9 }, kind);
    expect(status).toBe(422);
    expect(body.code).toBe('invalid_identity_rules');
    expect(body.detail).toContain(says);
    expect(body.errors[0]!.path).toMatch(/^kinds\/1\//);
    expect(kindOf((await ada.get<Rules>('/api/identity-rules')).body, 'anonymous_id').limit).toBeNull();
  });

  test.each<[string, KindInput, string]>([
    ['a limit of 0', { kind: 'email', limit: 0 }, 'must be >= 1'],
    ['a limit beyond all measure', { kind: 'email', limit: 1001 }, 'must be <= 1000'],
    ['a number as text', { kind: 'email', limit: '5' }, 'must be integer'],
    [
      '10,001 patterns',
      { kind: 'user_id', blocked: Array.from({ length: 10_001 }, (_, n) => `id-${n}`) },
      '10000 items',
    ],
    ['no list', { kind: 'user_id', blocked: 'guest' }, 'must be array'],
  ])('%s', async (_, kind, says) => {
    const { status, body } = await say(kind);
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toContain(says);
  });

  test('a kind that is there twice, a country that is none', async () => {
    expect((await say({ kind: 'email' }, { kind: 'email' })).body.detail).toContain('twice');
    const nowhere = await put(ada, { default_country: 'XX', kinds: [] }, '*');
    expect(nowhere).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('no country XX') },
    });
    const none = await ada.post('/api/identity-rules/try', { kind: 'shoe_size', value: '43' });
    expect(none).toMatchObject({ status: 422, body: { code: 'unknown_kind' } });
  });

  test('10,000 values and patterns are taken, and asked as quickly as few', async () => {
    const blocked = Array.from({ length: 10_000 }, (_, n) => (n % 2 ? `blocked-id-${n}` : `*blocked-${n}`));
    expect((await say({ kind: 'user_id', blocked })).status).toBe(200);
    expect(await tryOut('user_id', 'BLOCKED-ID-777')).toMatchObject({ verdict: 'blocked' });
    expect(await tryOut('user_id', 'shop-blocked-776')).toMatchObject({ blocked_by: '*blocked-776' });
    expect(await tryOut('user_id', 'blocked-id-776')).toMatchObject({ verdict: 'taken' });
  });
});

describe('what came before', () => {
  test('keeps its identity, is counted, and leads to its customer', async () => {
    const profile_id = await seen('email', 'till@shop.example');
    for (const value of ['kiosk-1', 'kiosk-2', 'somebody']) await seen('user_id', value);
    await seen('phone', '+49 30 901899');
    await say(
      { kind: 'email', blocked: ['till@shop.example'] },
      { kind: 'user_id', blocked: ['kiosk-*'] },
      { kind: 'phone', blocked: ['*901899'] },
    );
    const { body } = await ada.get('/api/identity-rules/matches');
    expect(body).toMatchObject({ count: 4, more: false });
    const found = body.items.map((one: { value: string; blocked_by: string }) => [one.value, one.blocked_by]);
    expect(found.sort()).toEqual([
      ['+4930901899', '*901899'],
      ['kiosk-1', 'kiosk-*'],
      ['kiosk-2', 'kiosk-*'],
      ['till@shop.example', 'till@shop.example'],
    ]);
    const till = body.items.find((one: { kind: string }) => one.kind === 'email');
    const customer = (await ada.get(`/api/customers/${till.customer.id}`)).body;
    expect(customer.profiles[0]).toMatchObject({
      id: profile_id,
      identities: [{ value: 'till@shop.example' }],
    });
    await say();
    expect((await ada.get('/api/identity-rules/matches')).body.count).toBe(0);
    expect(await seen('email', 'till@shop.example')).toBe(profile_id);
  });

  test('is found by the built-in rules, too', async () => {
    const off = ['rule:one_digit', 'rule:counted'];
    await say(
      { kind: 'phone', switched_off: off },
      { kind: 'email', switched_off: ['rule:placeholder_address', 'rule:same_letters'] },
      { kind: 'user_id', switched_off: ['guest', 'rule:only_zeros'] },
    );
    for (const [kind, value] of [
      ['phone', '+49 11111111'],
      ['phone', '+1 234 567 8901'],
      ['email', 'test@test.com'],
      ['email', 'a@a.com'],
      ['user_id', 'Guest'],
      ['user_id', '0000'],
    ] as const)
      await seen(kind, value);
    expect((await ada.get('/api/identity-rules/matches')).body.count).toBe(0);
    await say();
    expect((await ada.get('/api/identity-rules/matches')).body.count).toBe(6);
  });
});
