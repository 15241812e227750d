import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, sql } from '../../../db/index.ts';
import { findCustomer } from '../find-customer.ts';
import { customerOfProfile, profilesOfCustomer, resolveProfile, resolveProfiles } from '../index.ts';
import { type Scene, startScene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

const seen = (value: string, kind = 'user_id') => ({ kind, value, verified: true, source_id: null });
const resolve = (values: string[]) =>
  scene.inTx((tx) =>
    resolveProfiles(
      tx,
      values.map((value) => seen(value)),
    ),
  );

test('the same identity is the same profile, within a call and from call to call', async () => {
  const first = await resolve(['r1', 'r2', 'r1']);
  expect(first[0]).toBe(first[2]);
  expect(first[0]).not.toBe(first[1]);
  expect(await resolve(['r2', 'r1'])).toEqual([first[1], first[0]]);
});

test('a new profile has a customer of its own, shown by what is known', async () => {
  const profile_id = await scene.inTx((tx) => resolveProfile(tx, seen('Eva@Example.com', 'email')));
  const customer_id = await customerOfProfile(scene.db, profile_id);
  expect(await profilesOfCustomer(scene.db, customer_id)).toEqual([profile_id]);
  expect(await findCustomer(scene.db, customer_id)).toMatchObject({ email: 'eva@example.com', name: null });
});

test('the name that came with a message is what the customer is called', async () => {
  const profile_id = await scene.inTx((tx) =>
    resolveProfile(tx, { ...seen('fay@example.com', 'email'), name: 'Fay' }),
  );
  const customer_id = await customerOfProfile(scene.db, profile_id);
  expect((await findCustomer(scene.db, customer_id)).display_name).toBe('Fay');
});

test('of many who see the same new people at once each gets the same profiles, and none is made twice', async () => {
  const values = Array.from({ length: 60 }, (_, number) => `at-once-${number}`);
  const shuffled = () => [...values].sort(() => Math.random() - 0.5);
  const answers = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const order = shuffled();
      const ids = await resolve(order);
      return new Map(order.map((value, index) => [value, ids[index]]));
    }),
  );
  const [first, ...others] = answers.map((answer) => values.map((value) => answer.get(value)));
  for (const other of others) expect(other).toEqual(first);
  expect(new Set(first).size).toBe(values.length);
  const customers = await Promise.all(first!.map((id) => customerOfProfile(scene.db, id!)));
  expect(new Set(customers).size).toBe(values.length);
});

test('what was rolled back was never there', async () => {
  let lost: string | undefined;
  const failing = scene.inTx(async (tx) => {
    [lost] = await resolveProfiles(tx, [seen('rolled-back')]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const [profile_id] = await resolve(['rolled-back']);
  expect(profile_id).not.toBe(lost);
  expect(await customerOfProfile(scene.db, profile_id!)).toBeTruthy();
});

test('a value that stands for nobody is somebody new each time', async () => {
  const [one, other] = await resolve(['guest', 'guest']);
  expect(one).not.toBe(other);
  expect(await customerOfProfile(scene.db, one!)).not.toBe(await customerOfProfile(scene.db, other!));
});

test('two thousand new ones take two statements, two thousand known ones one', async () => {
  let statements = 0;
  const counted: Db = new Kysely({
    dialect: new PostgresDialect({ pool: scene.database.pool }),
    log: ({ query }) => {
      if (!/^(begin|commit)$/.test(query.sql)) statements++;
    },
  });
  const list = Array.from({ length: 2_000 }, (_, number) => seen(`many-${number}`));
  const made = await counted.transaction().execute((tx) => resolveProfiles(tx, list));
  expect(statements).toBe(2);
  statements = 0;
  expect(await counted.transaction().execute((tx) => resolveProfiles(tx, list))).toEqual(made);
  expect(statements).toBe(1);
});

test('what was only claimed is verified as soon as somebody trusted says it', async () => {
  const claimed = { ...seen('r-claimed'), verified: false };
  const verified = async () => {
    const { profiles } = await findCustomer(scene.db, await scene.who('user_id', 'r-claimed'));
    return profiles[0]!.identities[0]!.verified;
  };
  await scene.inTx((tx) => resolveProfiles(tx, [claimed]));
  expect(await verified()).toBe(false);
  await scene.inTx((tx) => resolveProfiles(tx, [claimed, seen('r-claimed')]));
  expect(await verified()).toBe(true);
});

test('what was taken for somebody stays so, also when a rule that would block it comes in between', async () => {
  const seen = { kind: 'user_id', value: 'guest', normal: true, verified: true, source_id: null } as const;
  const [first] = await resolveProfiles(scene.db, [seen]);
  expect(await resolveProfiles(scene.db, [seen])).toEqual([first]);
});

test('inside of a transaction it is kept as surely as the rest of it, and outside only it is written without waiting', async () => {
  const wait = async (db: Db) =>
    (await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db)).rows[0]!
      .synchronous_commit;
  await scene.inTx(async (tx) => {
    await resolveProfiles(tx, [seen('r-kept')]);
    expect(await wait(tx)).toBe('on');
  });
  await scene.db.connection().execute(async (db) => {
    await resolveProfiles(db, [seen('r-quick')]);
    expect(await wait(db)).toBe('on');
  });
});
