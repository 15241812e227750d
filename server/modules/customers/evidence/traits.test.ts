import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCustomer } from '../find-customer.ts';
import { mergeCustomers, setTraits } from '../index.ts';
import { ben, type Scene, startScene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
const traitsOf = async (user_id: string) => {
  const { traits } = await findCustomer(scene.db, await scene.who('user_id', user_id));
  return Object.fromEntries(traits.map(({ name, value }) => [name, value]));
};

test('what was said last counts, by when it was said and not by when it came in', async () => {
  await scene.send({ user_id: 't1', traits: { city: 'Kassel', plan: 'gold' }, occurred_at: at(12) });
  await scene.settle();
  await scene.send({
    user_id: 't1',
    traits: { city: 'Bremen', plan: 'basic', size: 'M' },
    occurred_at: at(11),
  });
  await scene.settle();
  expect(await traitsOf('t1')).toEqual({ city: 'Kassel', plan: 'gold', size: 'M' });
});

test('the same holds within what is taken at once', async () => {
  const later = scene.send({ user_id: 't2', traits: { city: 'Kassel' }, occurred_at: at(12) });
  await Promise.all([later, scene.send({ user_id: 't2', traits: { city: 'Bremen' }, occurred_at: at(11) })]);
  await scene.settle();
  expect(await traitsOf('t2')).toEqual({ city: 'Kassel' });
});

test('a trait that is taken back is gone', async () => {
  await scene.send({ user_id: 't3', traits: { city: 'Kassel', plan: 'gold' }, occurred_at: at(1) });
  await scene.send({ user_id: 't3', traits: { city: null }, occurred_at: at(2) });
  await scene.settle();
  expect(await traitsOf('t3')).toEqual({ plan: 'gold' });
});

test('what a team member corrects no machine overrules', async () => {
  const profile_id = await scene.send({ user_id: 't4', traits: { name: 'Anna' }, occurred_at: at(1) });
  await scene.settle();
  const said = { trust: 2 as const, set_by: 'team_member:x', occurred_at: at(2) };
  await scene.inTx((tx) => setTraits(tx, { profile_id, traits: { name: 'Ana' }, ...said }));
  await scene.send({ user_id: 't4', traits: { name: 'Anna' }, occurred_at: at(3) });
  await scene.settle();
  expect(await traitsOf('t4')).toEqual({ name: 'Ana' });
});

test('the name is made of first and last name where there is no other', async () => {
  await scene.send({ user_id: 't5', traits: { firstName: 'Ana', lastName: 'Lopez' } });
  await scene.settle();
  expect((await findCustomer(scene.db, await scene.who('user_id', 't5'))).display_name).toBe('Ana Lopez');
});

test('of several addresses the one shown is that which was proven, then that which was named last', async () => {
  await scene.send({ user_id: 't6', traits: { email: 'old@t6.example' }, occurred_at: at(1) });
  await scene.settle();
  await scene.send({ user_id: 't6', traits: { email: 'new@t6.example' }, occurred_at: at(2) });
  await scene.settle();
  await scene.send({
    user_id: 't6',
    anonymous_id: 't6',
    traits: { email: 'said@t6.example' },
    trust: 'claimed',
  });
  await scene.settle();
  expect((await findCustomer(scene.db, await scene.who('user_id', 't6'))).email).toBe('new@t6.example');
});

test('merged customers show the traits of both, of each the latest', async () => {
  await scene.send({ user_id: 't7-a', traits: { name: 'Ana', city: 'Kassel' }, occurred_at: at(1) });
  await scene.send({ anonymous_id: 't7-b', traits: { name: 'Ana Lopez', size: 'M' }, occurred_at: at(2) });
  await scene.settle();
  const customer_id = await scene.who('user_id', 't7-a');
  const other_customer_id = await scene.who('anonymous_id', 't7-b');
  await scene.inTx((tx) => mergeCustomers(tx, ben, { customer_id, other_customer_id }));
  expect(await traitsOf('t7-a')).toEqual({ name: 'Ana Lopez', city: 'Kassel', size: 'M' });
});

test('no more is kept of one event than a person can have', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`trait_${number}`, number]));
  await scene.send({ user_id: 't8', traits: { long: 'x'.repeat(10_000), ...many } });
  await scene.settle();
  const kept = await traitsOf('t8');
  expect(Object.keys(kept)).toHaveLength(100);
  expect(kept.long).toBeUndefined();
});
