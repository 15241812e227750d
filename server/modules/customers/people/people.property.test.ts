import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import {
  claimIdentity,
  mergeCustomers,
  profilesOfCustomer,
  unmergeCustomer,
  verifyIdentity,
} from '../index.ts';
import { faultsIn, rewritten } from '../testing/check-facts.ts';
import { type Facts, readFacts } from '../testing/facts.ts';
import { ben, type Scene, startScene } from '../testing/scene.ts';

// Random people, sources and team members do random things to a small world, several at once, while two processes
// take the evidence. Small, so that they meet: six browsers, four users, five addresses, three phones.

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = Number(process.env.ROUNDS ?? 12);
const STEPS_AT_ONCE = 6;
const STEPS_EACH = 6;

let scene: Scene;
beforeAll(async () => {
  scene = await startScene(2);
});
afterAll(() => scene.stop());

/** mulberry32: random enough, and the same again for the same seed. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomness(SEED);
const below = (limit: number) => Math.floor(random() * limit);
const maybe = <Value>(value: Value, odds = 0.5): Value | undefined => (random() < odds ? value : undefined);

const browser = () => `browser-${below(6)}`;
const user = () => `user-${below(4)}`;
const email = () => `person${below(5)}@example.com`;
const phone = () => `+4930901${820 + below(3)}`;

const somebody = () => ({ kind: 'customer', profile_id: '' }) as const;

async function anyProfile(): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from profiles order by id`.execute(scene.db);
  return rows[below(rows.length)]?.id;
}

async function anyCustomers(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from customers where active order by id`.execute(
    scene.db,
  );
  return rows
    .map(({ id }) => ({ id, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id);
}

const traits = () => ({
  ...(maybe(1) && { name: `Name ${below(9)}` }),
  ...(maybe(1) && { email: email() }),
  ...(maybe(1, 0.3) && { phone: phone() }),
  ...(maybe(1, 0.3) && { city: maybe('Kassel') ?? null }),
});

// Never the same time twice, so that "the latest" is one.
let minute = 0;
const sometime = () => new Date(Date.UTC(2026, 0, 1) + minute++ * 60_000 * (random() < 0.5 ? 1 : -1));

const steps: (() => Promise<unknown>)[] = [
  () => identify('verified'),
  () => identify('claimed'),
  () => identify('claimed'),
  () => scene.send({ anonymous_id: browser(), user_id: user(), type: 'order.completed', trust: 'claimed' }),
  () => scene.send({ user_id: user(), previous_id: maybe(browser()) ?? user(), type: 'customer.aliased' }),
  async () => {
    const profile_id = await anyProfile();
    const claim = { kind: 'email', value: email(), name: maybe('Somebody'), actor: somebody() };
    if (profile_id) await scene.inTx((tx) => claimIdentity(tx, { ...claim, profile_id }));
  },
  () =>
    scene.inTx((tx) =>
      verifyIdentity(tx, { kind: 'email', value: email(), evidence: 'answered', actor: somebody() }),
    ),
  async () => {
    const [customer_id, other_customer_id] = await anyCustomers();
    if (!other_customer_id || !customer_id) return;
    await scene.inTx((tx) => mergeCustomers(tx, ben, { customer_id, other_customer_id }));
  },
  async () => {
    const [customer_id] = await anyCustomers();
    const profile_ids = customer_id ? await profilesOfCustomer(scene.db, customer_id) : [];
    const some = profile_ids.filter(() => random() < 0.4);
    if (some.length > 0)
      await scene.inTx((tx) => unmergeCustomer(tx, ben, { customer_id: customer_id!, profile_ids: some }));
  },
];

function identify(trust: 'verified' | 'claimed') {
  const user_id = maybe(user());
  const anonymous_id = user_id ? maybe(browser()) : browser();
  return scene.send({ user_id, anonymous_id, traits: traits(), trust, occurred_at: sometime() });
}

async function step(): Promise<void> {
  try {
    await steps[below(steps.length)]!();
  } catch (error) {
    // Somebody else merged or split them in between: told, and nothing done.
    if (!(error instanceof Refusal)) throw error;
  }
}

const pointers = ({ profiles, customers }: Facts) => ({ profiles, customers });

test(`whatever happens at once, customers stay exact (SEED=${SEED})`, { timeout: 180_000 }, async () => {
  let before = await readFacts(scene.db);
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(
      Array.from({ length: STEPS_AT_ONCE }, async () => {
        for (let count = 0; count < STEPS_EACH; count++) await step();
      }),
    );
    await scene.settle();
    const after = await readFacts(scene.db);
    expect(faultsIn(after)).toEqual([]);
    expect(rewritten(before, after)).toEqual([]);
    before = after;
    await undoesExactly();
  }
  expect(before.profiles.length).toBeGreaterThan(10);
  expect(before.links.some(({ undone_by }) => undone_by !== null)).toBe(true);
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(scene.db);
  expect(rows[0]!.deadlocks).toBe(0);
});

/** Merges some and takes it back in reverse: everybody has the id and the looks they had before. */
async function undoesExactly(): Promise<void> {
  const states: { facts: Facts; customer_id: string; profile_ids: string[] }[] = [];
  for (let count = 0; count < 3; count++) {
    const [customer_id, other_customer_id] = await anyCustomers();
    if (!customer_id || !other_customer_id) break;
    const facts = await readFacts(scene.db);
    const profile_ids = await profilesOfCustomer(scene.db, random() < 0.5 ? customer_id : other_customer_id);
    await scene.inTx((tx) => mergeCustomers(tx, ben, { customer_id, other_customer_id }));
    expect(await profilesOfCustomer(scene.db, customer_id)).toEqual(
      await profilesOfCustomer(scene.db, other_customer_id),
    );
    states.push({ facts, customer_id, profile_ids });
  }
  for (const { facts, customer_id, profile_ids } of states.reverse()) {
    await scene.inTx((tx) => unmergeCustomer(tx, ben, { customer_id, profile_ids }));
    expect(pointers(await readFacts(scene.db))).toEqual(pointers(facts));
  }
}
