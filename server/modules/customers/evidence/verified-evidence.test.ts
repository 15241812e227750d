import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCustomer } from '../find-customer.ts';
import { mergeCustomers, profilesOfCustomer, unmergeCustomer } from '../index.ts';
import { dismissSuggestion } from '../suggestions/decide-suggestion.ts';
import { ben, type Scene, startScene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

test('a new address that comes with a user id belongs to the same profile', async () => {
  const profile_id = await scene.send({
    user_id: 'v1',
    traits: { email: 'V1@Example.com', phone: '+49 30 901821' },
  });
  await scene.settle();
  const customer = await findCustomer(scene.db, await scene.who('email', 'v1@example.com'));
  expect(customer.profiles).toHaveLength(1);
  expect(customer.profiles[0]!.id).toBe(profile_id);
  expect(customer.profiles[0]!.identities.map(({ kind, verified }) => [kind, verified])).toEqual(
    expect.arrayContaining([
      ['user_id', true],
      ['email', true],
      ['phone', true],
    ]),
  );
  expect(customer).toMatchObject({
    email: 'v1@example.com',
    phone: '+4930901821',
    display_name: 'v1@example.com',
  });
});

test('a browser keeps a profile of its own and is joined with the user who signs in', async () => {
  const browser = await scene.send({ anonymous_id: 'v2-browser', type: 'page.viewed' });
  const user = await scene.send({ user_id: 'v2', anonymous_id: 'v2-browser', traits: { name: 'Ana' } });
  await scene.settle();
  expect(browser).not.toBe(user);
  const customer_id = await scene.who('user_id', 'v2');
  expect(await profilesOfCustomer(scene.db, customer_id)).toEqual([browser, user].sort());
  const { links } = await findCustomer(scene.db, customer_id);
  expect(links).toMatchObject([{ strength: 'verified', evidence: 'identify', undone_at: null }]);
});

test('two known people are joined when a source proves that they are one', async () => {
  await scene.send({ user_id: 'v3', traits: { name: 'Ana' } });
  await scene.send({ anonymous_id: 'v3-browser', traits: { email: 'v3@example.com' } });
  await scene.settle();
  expect(await scene.who('user_id', 'v3')).not.toBe(await scene.who('email', 'v3@example.com'));
  await scene.send({ user_id: 'v3', traits: { email: 'v3@example.com' } });
  await scene.settle();
  expect(await scene.who('user_id', 'v3')).toBe(await scene.who('email', 'v3@example.com'));
  expect(await scene.who('anonymous_id', 'v3-browser')).toBe(await scene.who('email', 'v3@example.com'));
});

test('two user ids make two people, whatever they share; a person is asked', async () => {
  await scene.send({ user_id: 'v4-a', traits: { email: 'v4@example.com' } });
  await scene.send({ user_id: 'v4-b', traits: { email: 'v4@example.com' } });
  await scene.settle();
  const [a, b] = [await scene.who('user_id', 'v4-a'), await scene.who('user_id', 'v4-b')];
  expect(a).not.toBe(b);
  expect((await findCustomer(scene.db, b)).suggestions).toMatchObject([
    { customer: { id: a }, reason: expect.stringContaining('too many of: user id') },
  ]);
  expect((await findCustomer(scene.db, a)).suggestions).toMatchObject([{ customer: { id: b } }]);
});

test('the sixth address of one person is not theirs until a person says so', async () => {
  for (let count = 1; count <= 6; count++) {
    await scene.send({ user_id: 'v5', traits: { email: `v5-${count}@example.com` } });
    await scene.settle();
  }
  const customer_id = await scene.who('user_id', 'v5');
  expect(await scene.who('email', 'v5-5@example.com')).toBe(customer_id);
  const sixth = await scene.who('email', 'v5-6@example.com');
  expect(sixth).not.toBe(customer_id);
  expect((await findCustomer(scene.db, sixth)).suggestions).toMatchObject([
    { customer: { id: customer_id } },
  ]);
});

test('a server that makes up a browser for each call fills nobody without end', {
  timeout: 60_000,
}, async () => {
  for (let count = 0; count < 503; count++)
    await scene.send({ user_id: 'v11', anonymous_id: `v11-${count}` });
  await scene.settle();
  const customer_id = await scene.who('user_id', 'v11');
  expect(await profilesOfCustomer(scene.db, customer_id)).toHaveLength(501);
  const [asked, ...more] = (await findCustomer(scene.db, customer_id)).suggestions;
  expect(asked).toMatchObject({ reason: expect.stringContaining('yet another browser') });
  expect(more).toEqual([]);
  await scene.inTx((tx) => dismissSuggestion(tx, ben, asked!.id));
  await scene.send({ user_id: 'v11', anonymous_id: 'v11-one-more' });
  await scene.settle();
  expect((await findCustomer(scene.db, customer_id)).suggestions).toEqual([]);
});

test('what a person has split is not joined again by evidence', async () => {
  await scene.send({ user_id: 'v6', anonymous_id: 'v6-browser' });
  await scene.settle();
  const customer_id = await scene.who('user_id', 'v6');
  const browser = await scene.send({ anonymous_id: 'v6-browser', type: 'page.viewed' });
  await scene.inTx((tx) => unmergeCustomer(tx, ben, { customer_id, profile_ids: [browser] }));
  await scene.send({ user_id: 'v6', anonymous_id: 'v6-browser' });
  await scene.settle();
  const user = await scene.who('user_id', 'v6');
  expect(await scene.who('anonymous_id', 'v6-browser')).not.toBe(user);
  expect((await findCustomer(scene.db, user)).suggestions).toMatchObject([
    { reason: expect.stringContaining('a team member split them') },
  ]);
});

test('what only a person has joined, no evidence holds together once they have taken it back', async () => {
  await scene.send({ user_id: 'v10-a', traits: { email: 'a@v10.example' } });
  await scene.send({ user_id: 'v10-b', traits: { email: 'b@v10.example' } });
  await scene.settle();
  const [a, b] = [await scene.who('user_id', 'v10-a'), await scene.who('user_id', 'v10-b')];
  await scene.inTx((tx) => mergeCustomers(tx, ben, { customer_id: a, other_customer_id: b }));
  await scene.send({ user_id: 'v10-a', traits: { email: 'c@v10.example' } });
  await scene.send({ user_id: 'v10-b', traits: { email: 'c@v10.example' } });
  await scene.settle();
  const { links } = await findCustomer(scene.db, a);
  expect(links.filter(({ undone_at }) => undone_at === null)).toMatchObject([{ strength: 'person' }]);
});

test('an alias joins the browser of before with the user of now', async () => {
  await scene.send({ anonymous_id: 'v7-browser', type: 'page.viewed' });
  await scene.send({ user_id: 'v7', previous_id: 'v7-browser', type: 'customer.aliased' });
  await scene.settle();
  expect(await scene.who('anonymous_id', 'v7-browser')).toBe(await scene.who('user_id', 'v7'));
});

test('what a placeholder shares joins nobody', async () => {
  await scene.send({ user_id: 'v8-a', traits: { email: 'test@test.com', phone: '0000000' } });
  await scene.send({ user_id: 'v8-b', traits: { email: 'test@test.com', phone: '0000000' } });
  await scene.send({ user_id: 'v8-a', anonymous_id: 'undefined' });
  await scene.send({ user_id: 'v8-b', anonymous_id: 'undefined' });
  await scene.settle();
  const [a, b] = [await scene.who('user_id', 'v8-a'), await scene.who('user_id', 'v8-b')];
  expect(a).not.toBe(b);
  expect((await findCustomer(scene.db, a)).suggestions).toEqual([]);
});

test('a group is an organisation with traits of its own', async () => {
  await scene.send({
    user_id: 'v9',
    group_id: 'acme',
    traits: { name: 'Acme Ltd' },
    type: 'organisation.joined',
  });
  await scene.settle();
  const acme = await findCustomer(scene.db, await scene.who('group_id', 'acme'));
  expect(acme).toMatchObject({
    kind: 'organisation',
    name: 'Acme Ltd',
    traits: [{ name: 'name', value: 'Acme Ltd' }],
  });
  expect(await scene.who('user_id', 'v9')).not.toBe(acme.id);
});
