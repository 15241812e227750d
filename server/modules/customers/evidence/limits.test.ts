import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { findCustomer } from '../find-customer.ts';
import { putInForce } from '../identities/rules/in-force.ts';
import { rulesFrom } from '../identities/rules/rules.ts';
import { claimIdentity, profilesOfCustomer } from '../index.ts';
import { type Scene, startScene } from '../testing/scene.ts';

// Past a limit the identity that says least is dropped, the interaction is stored all the same, and a person is asked.

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());
afterEach(() => putInForce(rulesFrom(null)));

const limit = (kind: string, most: number) =>
  putInForce(rulesFrom({ version: 1, default_country: null, limits: [{ kind, most }], values: [] }));

const events = async (customer_id: string): Promise<number> => {
  const profile_ids = await profilesOfCustomer(scene.db, customer_id);
  const { rows } = await sql<{ count: number }>`
    select count(*) from interactions where profile_id = any(${profile_ids}::uuid[]) and source_id is not null`.execute(
    scene.db,
  );
  return Number(rows[0]!.count);
};

const reasonsOf = async (customer_id: string) =>
  (await findCustomer(scene.db, customer_id)).suggestions.map(({ reason }) => reason);

test.each([
  ['email', (n: number) => `l1-${n}@example.com`],
  ['phone', (n: number) => `+4930901${850 + n}`],
])('the third %s of somebody who has two at most is not theirs, the event is', async (kind, value) => {
  limit(kind, 2);
  const user_id = `l1-${kind}`;
  for (const n of [1, 2, 3]) {
    await scene.send({ user_id, traits: { [kind]: value(n), step: n } });
    await scene.settle();
  }
  const customer_id = await scene.who('user_id', user_id);
  expect(await scene.who(kind, value(2))).toBe(customer_id);
  expect(await scene.who(kind, value(3))).not.toBe(customer_id);
  expect(await events(customer_id)).toBe(3);
  const { traits, suggestions } = await findCustomer(scene.db, customer_id);
  expect(traits).toContainEqual(expect.objectContaining({ name: 'step', value: 3 }));
  expect(suggestions).toMatchObject([
    {
      customer: { id: await scene.who(kind, value(3)) },
      reason: expect.stringContaining(`too many of: ${kind}`),
    },
  ]);
});

test('of a user and a browser that belongs to another user the browser is dropped, the event is the user’s', async () => {
  await scene.send({ user_id: 'l2-first', anonymous_id: 'l2-browser' });
  await scene.settle();
  await scene.send({ user_id: 'l2-second', anonymous_id: 'l2-browser' });
  await scene.settle();
  const [first, second] = [await scene.who('user_id', 'l2-first'), await scene.who('user_id', 'l2-second')];
  expect(second).not.toBe(first);
  expect(await scene.who('anonymous_id', 'l2-browser')).toBe(first);
  expect([await events(first), await events(second)]).toEqual([1, 1]);
  expect(await reasonsOf(second)).toEqual([expect.stringContaining('too many of: user id')]);
});

test('of an address and a number that would make two people one the number is dropped', async () => {
  await scene.send({ user_id: 'l3-first', traits: { phone: '+4930901871' } });
  await scene.settle();
  await scene.send({ user_id: 'l3-second', traits: { phone: '+4930901871', email: 'l3@example.com' } });
  await scene.settle();
  const second = await scene.who('user_id', 'l3-second');
  expect(await scene.who('email', 'l3@example.com')).toBe(second);
  expect(await scene.who('phone', '+4930901871')).toBe(await scene.who('user_id', 'l3-first'));
  expect(await reasonsOf(second)).toHaveLength(1);
});

test('the third browser of somebody who has two at most is a visitor of its own, and a person is asked once', async () => {
  limit('anonymous_id', 2);
  for (const n of [1, 2, 3, 4]) {
    await scene.send({ user_id: 'l4', anonymous_id: `l4-${n}` });
    await scene.settle();
  }
  const customer_id = await scene.who('user_id', 'l4');
  expect(await scene.who('anonymous_id', 'l4-2')).toBe(customer_id);
  for (const n of [3, 4]) expect(await scene.who('anonymous_id', `l4-${n}`)).not.toBe(customer_id);
  expect(await events(customer_id)).toBe(4);
  expect(await reasonsOf(customer_id)).toEqual([expect.stringContaining('yet another browser')]);
});

test('a handle that a visitor claims beyond the limit is somebody else until a person says so', async () => {
  limit('telegram', 1);
  const profile_id = await scene.send({ anonymous_id: 'l5', type: 'page.viewed', trust: 'claimed' });
  const actor = { kind: 'customer', profile_id } as const;
  for (const value of ['@l5_first', '@l5_second'])
    await scene.inTx((tx) => claimIdentity(tx, { profile_id, kind: 'telegram', value, actor }));
  const customer_id = await scene.who('anonymous_id', 'l5');
  expect(await scene.who('telegram', 'l5_first')).toBe(customer_id);
  expect(await scene.who('telegram', 'l5_second')).not.toBe(customer_id);
  expect(await reasonsOf(customer_id)).toEqual([expect.stringContaining('too many of: telegram')]);
});

test('with a higher limit the next one is theirs, and one that was lowered takes nothing away', async () => {
  limit('user_id', 2);
  await scene.send({ user_id: 'l6-a', traits: { email: 'l6@example.com' } });
  await scene.send({ user_id: 'l6-b', traits: { email: 'l6@example.com' } });
  await scene.settle();
  const customer_id = await scene.who('user_id', 'l6-a');
  expect(await scene.who('user_id', 'l6-b')).toBe(customer_id);
  putInForce(rulesFrom(null));
  await scene.send({ user_id: 'l6-a', traits: { city: 'Kassel' } });
  await scene.settle();
  expect(await scene.who('user_id', 'l6-b')).toBe(customer_id);
});

test('claims take no room from what is proven: they give way to it', async () => {
  limit('email', 1);
  await scene.send({ user_id: 'l7', trust: 'claimed', traits: { email: 'l7-claimed@evil.example' } });
  await scene.settle();
  const customer_id = await scene.who('user_id', 'l7');
  expect(await scene.who('email', 'l7-claimed@evil.example')).toBe(customer_id);
  await scene.send({ user_id: 'l7', traits: { email: 'l7@example.com' } });
  await scene.settle();
  expect(await scene.who('email', 'l7@example.com')).toBe(await scene.who('user_id', 'l7'));
  expect(await scene.who('email', 'l7-claimed@evil.example')).not.toBe(await scene.who('user_id', 'l7'));
});
