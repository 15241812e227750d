import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql, type Tx } from '../../../db/index.ts';
import {
  claimIdentity,
  mergeCustomers,
  profilesOfCustomer,
  resolveProfile,
  unmergeCustomer,
} from '../index.ts';
import { faultsIn } from '../testing/check-facts.ts';
import { readFacts } from '../testing/facts.ts';
import { ben, type Scene, startScene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

/** A transaction that does its work, and commits when told to. */
async function holding<Result>(work: (tx: Tx) => Promise<Result>) {
  let release: () => void = () => undefined;
  let worked: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    release = resolve;
  });
  const done = new Promise<void>((resolve) => {
    worked = resolve;
  });
  const result = scene.inTx(async (tx) => {
    const answer = await work(tx);
    worked();
    await told;
    return answer;
  });
  const commit = () => {
    release();
    return result;
  };
  return { worked: () => Promise.race([done, result]), commit };
}

/** Waits until a statement of this database waits for another transaction. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      scene.db,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waits.');
}

const newcomer = async (value: string) => {
  const profile_id = await scene.send({ user_id: value });
  // Nobody but those of the test holds anybody.
  await scene.settle();
  return { profile_id, customer_id: await scene.who('user_id', value) };
};

const merging = (one: { customer_id: string }, other: { customer_id: string }) => (tx: Tx) =>
  mergeCustomers(tx, ben, { customer_id: one.customer_id, other_customer_id: other.customer_id });

test('who waits to merge a customer holds, once it is their turn, also those merged with them meanwhile', async () => {
  const [ana, bea, cleo] = [await newcomer('a1'), await newcomer('b1'), await newcomer('c1')];
  const first = await holding(merging(ana, bea));
  await first.worked();
  const second = await holding(merging(ana, cleo));
  await somebodyWaits();
  await first.commit();
  await second.worked();
  const taking = sql`select from profiles where id = ${bea.profile_id} for update nowait`.execute(scene.db);
  await expect(taking).rejects.toThrow('could not obtain lock');
  await second.commit();
  expect(await profilesOfCustomer(scene.db, cleo.customer_id)).toHaveLength(3);
  expect(faultsIn(await readFacts(scene.db))).toEqual([]);
});

test('who claims an address that somebody else is just bringing along is linked with them', async () => {
  const browser = await scene.send({ anonymous_id: 'a2', type: 'page.viewed' });
  const bringing = await holding((tx) =>
    resolveProfile(tx, { kind: 'email', value: 'a2@example.com', verified: false, source_id: null }),
  );
  await bringing.worked();
  const actor = { kind: 'customer', profile_id: browser } as const;
  const claiming = scene.inTx((tx) =>
    claimIdentity(tx, { profile_id: browser, kind: 'email', value: 'a2@example.com', actor }),
  );
  await somebodyWaits();
  const profile_id = await bringing.commit();
  await claiming;
  const customer_id = await scene.who('anonymous_id', 'a2');
  expect(await profilesOfCustomer(scene.db, customer_id)).toEqual([browser, profile_id].sort());
  const { rows } = await sql`
    select from profiles where not exists (select from identities where profile_id = profiles.id)`.execute(
    scene.db,
  );
  expect(rows).toEqual([]);
});

test('twenty who merge the same customers in all orders end with one, joined by no more links than it takes', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, number) => newcomer(`m${number}`)));
  const pairs = Array.from(
    { length: 20 },
    (_, number) => [people[number % 8]!, people[(number + 1 + (number >> 3)) % 8]!] as const,
  );
  await Promise.all(
    pairs.filter(([one, other]) => one !== other).map(([one, other]) => scene.inTx(merging(one, other))),
  );
  const profile_ids = await profilesOfCustomer(scene.db, people[0]!.customer_id);
  expect(profile_ids).toEqual(people.map(({ profile_id }) => profile_id).sort());
  const { rows } = await sql`
    select from profile_links where profile_a = any(${profile_ids}::uuid[]) and undone_at is null`.execute(
    scene.db,
  );
  expect(rows).toHaveLength(7);
  expect(faultsIn(await readFacts(scene.db))).toEqual([]);
});

test('of two who split off the same profile at once one does, and the other is told', async () => {
  const [ana, bea] = [await newcomer('s1'), await newcomer('s2')];
  await scene.inTx(merging(ana, bea));
  const split = () =>
    scene.inTx((tx) =>
      unmergeCustomer(tx, ben, { customer_id: ana.customer_id, profile_ids: [bea.profile_id] }),
    );
  const answers = await Promise.allSettled([split(), split()]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find((answer) => answer.status === 'rejected')?.reason).toMatchObject({
    code: 'profile_not_of_customer',
  });
  const { rows } =
    await sql`select distinct id from separations where profile_id = ${bea.profile_id}`.execute(scene.db);
  expect(rows).toHaveLength(1);
});
