import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, sql } from '../../../db/index.ts';
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
import { correctTraits } from '../traits/correct-traits.ts';

// Random people, sources and team members do random things to a small world, several at once, while two processes
// take the evidence. Small, so that they meet: six browsers, four users, five addresses, three phones. Each round has a
// world of its own, because a world in which people have split up everybody has little left to happen.

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = Number(process.env.ROUNDS ?? 15);
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

let round = 0;
let born_after = newId();
const browser = () => `browser-${round}-${below(6)}`;
const user = () => `user-${round}-${below(4)}`;
const email = () => `person${below(5)}@round${round}.example`;
const phone = () => `+4930${901_800 + round * 10 + below(3)}`;

async function anyProfile(): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select id from profiles where id > ${born_after} order by id`.execute(scene.db);
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

/** What happens, and how often. */
const steps: [number, () => Promise<unknown>][] = [
  [4, () => identify('verified')],
  [5, () => identify('claimed')],
  [
    2,
    () => scene.send({ anonymous_id: browser(), user_id: user(), type: 'order.completed', trust: trust() }),
  ],
  [
    1,
    () => scene.send({ user_id: user(), previous_id: maybe(browser()) ?? user(), type: 'customer.aliased' }),
  ],
  [2, claim],
  [
    1,
    () => scene.inTx((tx) => verifyIdentity(tx, { kind: 'email', value: email(), evidence: 'reply', actor })),
  ],
  [1, merge],
  [1, unmerge],
  [3, correct],
];

const bag = steps.flatMap(([times, step]) => Array.from({ length: times }, () => step));

const trust = () => maybe('verified' as const) ?? 'claimed';
const actor = { kind: 'system', name: 'test' } as const;

async function claim(): Promise<void> {
  const profile_id = await anyProfile();
  const said = { kind: 'email', value: email(), name: maybe('Somebody'), actor };
  if (profile_id) await scene.inTx((tx) => claimIdentity(tx, { ...said, profile_id }));
}

/** A person corrects, removes or releases what is known; what is no news is left alone by itself. */
async function correct(): Promise<void> {
  const [customer_id] = await anyCustomers();
  if (!customer_id) return;
  const name = maybe('city') ?? 'name';
  const done = [{ set: { [name]: `By hand ${below(9)}` } }, { remove: [name] }, { release: [name] }];
  await scene.inTx((tx) => correctTraits(tx, ben, { customer_id, ...done[below(3)]! }));
}

async function merge(): Promise<void> {
  const [customer_id, other_customer_id] = await anyCustomers();
  if (!other_customer_id || !customer_id) return;
  await scene.inTx((tx) => mergeCustomers(tx, ben, { customer_id, other_customer_id }));
}

async function unmerge(): Promise<void> {
  const [customer_id] = await anyCustomers();
  if (!customer_id) return;
  const profile_ids = (await profilesOfCustomer(scene.db, customer_id)).filter(() => random() < 0.4);
  if (profile_ids.length === 0) return;
  await scene.inTx((tx) => unmergeCustomer(tx, ben, { customer_id, profile_ids }));
}

function identify(trust: 'verified' | 'claimed'): Promise<string> {
  const user_id = maybe(user());
  const anonymous_id = user_id ? maybe(browser()) : browser();
  return scene.send({ user_id, anonymous_id, traits: traits(), trust, occurred_at: sometime() });
}

async function step(): Promise<void> {
  try {
    await bag[below(bag.length)]!();
  } catch (error) {
    // Somebody else merged or split them in between: told, and nothing done.
    if (!(error instanceof Refusal)) throw error;
  }
}

const pointers = ({ profiles, customers }: Facts) => ({ profiles, customers });

test(`whatever happens at once, customers stay exact (SEED=${SEED})`, { timeout: 180_000 }, async () => {
  let before = await readFacts(scene.db);
  for (; round < ROUNDS; round++) {
    born_after = newId();
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
  expect(before.traits.some(({ trust }) => trust === 2)).toBe(true);
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
