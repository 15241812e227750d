import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import type { Tx } from '../../../db/index.ts';
import { claimIdentity, resolveProfile, verifyIdentity } from '../index.ts';

let world: World;
let ben: Client;
beforeAll(async () => {
  world = await startWorld();
  ben = await world.as('ben');
});
afterAll(() => world.stop());

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => world.db.transaction().execute(work);

const visitor = (value: string) =>
  inTx((tx) => resolveProfile(tx, { kind: 'anonymous_id', value, verified: false, source_id: null }));

async function claim(browser: string, email: string): Promise<void> {
  const profile_id = await visitor(browser);
  const actor = { kind: 'customer', profile_id } as const;
  await inTx((tx) => claimIdentity(tx, { profile_id, kind: 'email', value: email, actor }));
}

const prove = (value: string) =>
  inTx((tx) =>
    verifyIdentity(tx, { kind: 'email', value, evidence: 'answered', actor: { kind: 'system', name: 't' } }),
  );

async function add(name: string, email: string): Promise<string> {
  const { status, body } = await ben.post('/api/customers', { name, email });
  expect(status).toBe(200);
  return body.id;
}

type Item = { id: string; customers: { id: string; display_name: string }[] };

async function all(limit = 200): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | null = '';
  while (after !== null) {
    const { status, body }: { status: number; body: { items: Item[]; next: string | null } } = await ben.get(
      `/api/suggestions?limit=${limit}${after && `&after=${encodeURIComponent(after)}`}`,
    );
    expect(status).toBe(200);
    items.push(...body.items);
    after = body.next;
  }
  return items;
}

const about = async (...ids: string[]) =>
  (await all()).filter(({ customers }) => customers.every(({ id }) => ids.includes(id)));

/** Two customers of whom a visitor claimed to be both. */
async function doubtful(name: string): Promise<[string, string]> {
  const one = await add(`${name} one`, `${name}-1@example.com`);
  const other = await add(`${name} other`, `${name}-2@example.com`);
  await claim(`${name}-browser`, `${name}-1@example.com`);
  await claim(`${name}-browser`, `${name}-2@example.com`);
  return [one, other];
}

test('who decides sees both customers, why it is asked, what speaks for it and since when', async () => {
  const before = Date.now();
  const [one, other] = await doubtful('ada');
  const [found] = await about(one, other);
  expect(found).toMatchObject({
    why: 'claim',
    reason: 'Somebody said they are this customer, and nothing proves it.',
    evidence: 'A visitor said so, in a chat or on a page.',
  });
  expect(found!.customers.map(({ display_name }) => display_name).sort()).toEqual(['ada one', 'ada other']);
  expect(found!.customers).toContainEqual(
    expect.objectContaining({
      id: other,
      kind: 'person',
      identities: [{ kind: 'email', value: 'ada-2@example.com', verified: true }],
    }),
  );
  const { created_at } = found as unknown as { created_at: string };
  expect(new Date(created_at).getTime()).toBeGreaterThanOrEqual(before - 1000);
});

test('the newest come first, page by page, and each once', async () => {
  for (const name of ['p1', 'p2', 'p3', 'p4', 'p5']) await doubtful(name);
  const items = await all(2);
  const names = items.flatMap(({ customers }) => customers.map(({ display_name }) => display_name));
  expect(names.filter((name) => /^p\d one$/.test(name))).toEqual([
    'p5 one',
    'p4 one',
    'p3 one',
    'p2 one',
    'p1 one',
  ]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(await all()).toEqual(items);
});

test('two customers are one question, however often it was raised, and one answer answers it all', async () => {
  const [one, other] = await doubtful('twice');
  await claim('twice-second-browser', 'twice-1@example.com');
  await claim('twice-second-browser', 'twice-2@example.com');
  const asked = await about(one, other);
  expect(asked).toHaveLength(1);
  expect((await ben.post(`/api/suggestions/${asked[0]!.id}/dismiss`)).status).toBe(200);
  expect(await about(one, other)).toEqual([]);
  for (const id of [one, other]) expect((await ben.get(`/api/customers/${id}`)).body.suggestions).toEqual([]);
});

test('a pair that was dismissed does not come back on the same evidence', async () => {
  const [one, other] = await doubtful('again');
  const [asked] = await about(one, other);
  await ben.post(`/api/suggestions/${asked!.id}/dismiss`);
  await claim('again-browser', 'again-2@example.com');
  await prove('again-1@example.com');
  await claim('again-browser', 'again-2@example.com');
  expect(await about(one, other)).toEqual([]);
});

test('an accepted pair is one customer and asked about no more, a pair that was merged by hand neither', async () => {
  const [one, other] = await doubtful('yes');
  const [asked] = await about(one, other);
  expect((await ben.post(`/api/suggestions/${asked!.id}/accept`)).status).toBe(200);
  expect(await about(one, other)).toEqual([]);
  const [third, fourth] = await doubtful('hand');
  await ben.post(`/api/customers/${third}/merge`, { customer_id: fourth });
  expect(await about(third, fourth)).toEqual([]);
});

test('of two who decide about it at once one is told that it was decided', async () => {
  const [one, other] = await doubtful('race');
  await claim('race-second-browser', 'race-1@example.com');
  await claim('race-second-browser', 'race-2@example.com');
  const [asked] = await about(one, other);
  const answers = await Promise.all([
    ben.post(`/api/suggestions/${asked!.id}/accept`),
    ben.post(`/api/suggestions/${asked!.id}/dismiss`),
    ben.post(`/api/suggestions/${asked!.id}/dismiss`),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await about(one, other)).toEqual([]);
});

test('a new question is told to whoever looks', async () => {
  const heard = new Set<string>();
  const unsubscribe = world.app.kit.live.subscribe(({ topic, id }) => heard.add(`${topic} ${id}`));
  const [one, other] = await doubtful('live');
  await expect.poll(() => heard).toContain('suggestion ');
  expect(heard).toContain(`customer ${one}`);
  expect(heard).toContain(`customer ${other}`);
  unsubscribe();
});

test('a cursor that is none, and a stranger, are refused', async () => {
  expect(await ben.get('/api/suggestions?after=abc')).toMatchObject({
    status: 400,
    body: { code: 'invalid_cursor' },
  });
  expect((await world.stranger.get('/api/suggestions')).status).toBe(401);
});
