import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId, sql } from '../../../db/index.ts';
import { type MailWorld, mailBytes, startMailWorld } from '../mail-world.ts';
import type { Account } from '../types.ts';
import { holdLease, keepUnderLease, LeaseLost, releaseLease } from './lease.ts';

let world: MailWorld;
let account: Account;
const [one, two] = [newId(), newId()];

beforeAll(async () => {
  world = await startMailWorld({ work: false });
  account = await world.account({});
});
afterAll(() => world.stop());
beforeEach(async () => {
  await sql`update channel_accounts set lease_owner = null, lease_until = null, enabled = true`.execute(
    world.db,
  );
  await sql`truncate raw_inbound`.execute(world.db);
});

const hold = (owner: string) => holdLease(world.db, account.id, owner);
const keep = (owner: string, position: unknown) =>
  keepUnderLease(world.db, account.id, owner, [{ external_id: newId(), raw: mailBytes() }], position);
const expire = () =>
  sql`update channel_accounts set lease_until = now() - interval '1 second'`.execute(world.db);
const stored = async () => (await sql`select 1 from raw_inbound`.execute(world.db)).rows.length;

it('an account is fetched by one process at a time', async () => {
  const held = await Promise.all([hold(one), hold(two), hold(newId())]);
  expect(held.filter(Boolean)).toHaveLength(1);
});

it('whoever has lost an account stores nothing of it and moves no position', async () => {
  await hold(one);
  await keep(one, { uid: 1 });
  await expire();
  expect(await hold(two)).toEqual({ position: { uid: 1 } });
  await expect(keep(one, { uid: 2 })).rejects.toThrow(LeaseLost);
  expect(await hold(one)).toBeNull();
  expect(await hold(two)).toEqual({ position: { uid: 1 } });
  expect(await stored()).toBe(1);
});

it('an account that is given back can be had at once; one that is switched off, not at all', async () => {
  await hold(one);
  await releaseLease(world.db, account.id, two);
  expect(await hold(two)).toBeNull();
  await releaseLease(world.db, account.id, one);
  expect(await hold(two)).not.toBeNull();
  await sql`update channel_accounts set enabled = false`.execute(world.db);
  expect(await hold(two)).toBeNull();
});
