import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { findCustomer } from '../find-customer.ts';
import { claimIdentity, resolveProfile, verifyIdentity } from '../index.ts';
import { type Scene, startScene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

const browser = (name: string) => scene.send({ anonymous_id: name, type: 'page.viewed', trust: 'claimed' });

const claim = (profile_id: string, value: string, name?: string) =>
  scene.inTx((tx) =>
    claimIdentity(tx, { profile_id, kind: 'email', value, name, actor: { kind: 'customer', profile_id } }),
  );

const prove = (value: string) =>
  scene.inTx((tx) =>
    verifyIdentity(tx, {
      kind: 'email',
      value,
      evidence: 'answered',
      actor: { kind: 'system', name: 'test' },
    }),
  );

const customer = async (kind: string, value: string) => findCustomer(scene.db, await scene.who(kind, value));

test('a visitor who gives a new address is one customer with it, and nothing is proven', async () => {
  const profile_id = await browser('c1');
  await claim(profile_id, 'C1@example.com', 'Ana');
  const found = await customer('anonymous_id', 'c1');
  expect(found).toMatchObject({ name: 'Ana', email: 'c1@example.com' });
  expect(found.profiles).toHaveLength(2);
  expect(found.profiles.flatMap(({ identities }) => identities)).toContainEqual(
    expect.objectContaining({ kind: 'email', value: 'c1@example.com', verified: false }),
  );
  expect(found.links).toMatchObject([{ strength: 'claimed' }]);
});

test('a visitor who gives the address of somebody known is linked with them', async () => {
  await prove('c2@example.com');
  await claim(await browser('c2'), 'c2@example.com');
  expect(await scene.who('anonymous_id', 'c2')).toBe(await scene.who('email', 'c2@example.com'));
});

test('a visitor is one person only: the second address is a suggestion', async () => {
  await prove('c3-a@example.com');
  await prove('c3-b@example.com');
  const profile_id = await browser('c3');
  await claim(profile_id, 'c3-a@example.com');
  await claim(profile_id, 'c3-b@example.com');
  await claim(profile_id, 'c3-new@example.com');
  const first = await customer('anonymous_id', 'c3');
  expect(first.id).toBe(await scene.who('email', 'c3-a@example.com'));
  expect(await scene.who('email', 'c3-b@example.com')).not.toBe(first.id);
  expect(await scene.who('email', 'c3-new@example.com')).not.toBe(first.id);
  expect(first.suggestions).toHaveLength(2);
});

test('a public key that says a user has the address of somebody else joins nobody', async () => {
  await scene.send({ user_id: 'c4', traits: { name: 'Victim' } });
  await prove('c4@example.com');
  await scene.send({
    user_id: 'c4',
    anonymous_id: 'c4',
    traits: { email: 'c4@example.com' },
    trust: 'claimed',
  });
  await scene.send({
    user_id: 'c4',
    anonymous_id: 'c4',
    traits: { email: 'new-c4@example.com' },
    trust: 'claimed',
  });
  await scene.settle();
  const victim = await customer('user_id', 'c4');
  expect(await scene.who('email', 'c4@example.com')).not.toBe(victim.id);
  expect(await scene.who('email', 'new-c4@example.com')).not.toBe(victim.id);
  expect(victim.email).toBeNull();
  expect(victim.suggestions).toHaveLength(2);
});

test('a shop with nothing but a public key has one customer for browser, user and address', async () => {
  const said = { user_id: 'c5', anonymous_id: 'c5', traits: { email: 'c5@example.com', name: 'Cleo' } };
  await scene.send({ ...said, trust: 'claimed' });
  await scene.settle();
  const cleo = await customer('user_id', 'c5');
  expect(cleo).toMatchObject({ name: 'Cleo', email: 'c5@example.com', suggestions: [] });
  expect(cleo.profiles).toHaveLength(3);
});

test('what was joined by claims alone comes apart when both turn out to be proven people', async () => {
  await scene.send({
    user_id: 'c6',
    anonymous_id: 'c6',
    traits: { email: 'c6@evil.example' },
    trust: 'claimed',
  });
  await scene.settle();
  expect(await scene.who('email', 'c6@evil.example')).toBe(await scene.who('user_id', 'c6'));
  await scene.send({ user_id: 'c6', traits: { name: 'Victim' } });
  await scene.settle();
  expect(await scene.who('email', 'c6@evil.example')).toBe(await scene.who('user_id', 'c6'));
  await prove('c6@evil.example');
  const victim = await customer('user_id', 'c6');
  expect(await scene.who('email', 'c6@evil.example')).not.toBe(victim.id);
  expect(victim.suggestions).toMatchObject([{ customer: { display_name: 'c6@evil.example' } }]);
  expect(victim.links.filter(({ undone_by }) => undone_by === 'system:customers')).toHaveLength(1);
});

test('proof that comes with a message takes effect before anything is decided about the message', async () => {
  await scene.send({
    user_id: 'c7',
    anonymous_id: 'c7',
    traits: { email: 'c7@evil.example' },
    trust: 'claimed',
  });
  await scene.send({ user_id: 'c7' });
  await scene.settle();
  const [writer, customer_id] = await scene.inTx(async (tx) => {
    const seen = { kind: 'email', value: 'c7@evil.example', verified: true, source_id: null };
    const profile_id = await resolveProfile(tx, seen);
    const { rows } = await sql<{
      customer_id: string;
    }>`select customer_id from profiles where id = ${profile_id}`.execute(tx);
    return [profile_id, rows[0]!.customer_id];
  });
  expect(writer).toBeTruthy();
  expect(customer_id).not.toBe(await scene.who('user_id', 'c7'));
});

test('a visitor who claimed to be somebody and then signs in as another is that other', async () => {
  await prove('c8-victim@example.com');
  await claim(await browser('c8'), 'c8-victim@example.com');
  await scene.send({ user_id: 'c8', anonymous_id: 'c8' });
  await scene.settle();
  const self = await customer('user_id', 'c8');
  expect(await scene.who('anonymous_id', 'c8')).toBe(self.id);
  expect(await scene.who('email', 'c8-victim@example.com')).not.toBe(self.id);
});

test('the address a visitor gave stays theirs when they sign in', async () => {
  await claim(await browser('c9'), 'c9@example.com');
  await scene.send({ user_id: 'c9', anonymous_id: 'c9' });
  await scene.settle();
  expect(await scene.who('email', 'c9@example.com')).toBe(await scene.who('user_id', 'c9'));
});

test('a claim changes nothing of what a trusted source has said', async () => {
  await scene.send({ user_id: 'c10', traits: { name: 'Ana', plan: 'basic' } });
  await scene.send({
    user_id: 'c10',
    traits: { name: 'Mallory', plan: 'gold', city: 'Kassel' },
    trust: 'claimed',
  });
  await scene.settle();
  const { traits } = await customer('user_id', 'c10');
  expect(Object.fromEntries(traits.map(({ name, value }) => [name, value]))).toEqual({
    name: 'Ana',
    plan: 'basic',
    city: 'Kassel',
  });
});

test('what is no address is claimed by nobody, and the name is kept', async () => {
  const profile_id = await browser('c11');
  await claim(profile_id, 'test@test.com', 'Ana');
  const found = await customer('anonymous_id', 'c11');
  expect(found.profiles).toHaveLength(1);
  expect(found.name).toBe('Ana');
});

test('somebody who wrote to us before is known, proven or not: a claim joins them with nobody known', async () => {
  const seen = (kind: string, value: string) => ({ kind, value, verified: false, source_id: null });
  await scene.inTx((tx) => resolveProfile(tx, seen('email', 'c12@example.com')));
  await scene.inTx((tx) => resolveProfile(tx, seen('phone', '+4930901899')));
  const profile_id = await browser('c12');
  await claim(profile_id, 'c12@example.com');
  const actor = { kind: 'customer', profile_id } as const;
  await scene.inTx((tx) => claimIdentity(tx, { profile_id, kind: 'phone', value: '+49 30 901899', actor }));
  const found = await customer('anonymous_id', 'c12');
  expect(found.email).toBe('c12@example.com');
  expect(found.phone).toBeNull();
  expect(found.suggestions).toMatchObject([{ customer: { display_name: '+4930901899' } }]);
});

test('of two people who use one browser after each other each keeps an address of their own', async () => {
  const profile_id = await browser('c13');
  await claim(profile_id, 'c13-first@example.com');
  await claim(profile_id, 'c13-second@example.com');
  const first = await customer('anonymous_id', 'c13');
  expect(first.email).toBe('c13-first@example.com');
  expect(await scene.who('email', 'c13-second@example.com')).not.toBe(first.id);
});

test('what was claimed first and proven later rests on the proof', async () => {
  const said = { user_id: 'c14', anonymous_id: 'c14' };
  await scene.send({ ...said, trust: 'claimed' });
  await scene.settle();
  await scene.send(said);
  await scene.send(said);
  await scene.settle();
  const { links } = await customer('user_id', 'c14');
  expect(links.map(({ strength }) => strength).sort()).toEqual(['claimed', 'verified']);
});
