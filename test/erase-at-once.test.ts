import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../server/db/index.ts';
import { eraseCustomer } from '../server/modules/customers/erase/erase-customer.ts';
import { lastErasure, nobodyErasedSince, resolveProfiles } from '../server/modules/customers/index.ts';
import { erase, whenDone } from './erasure/erase.ts';
import { customerOf, event, openShop, type Shop, send } from './erasure/fill.ts';
import { type ServerProcess, startServer } from './peers/server-process.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let shop: Shop;
let other: ServerProcess;
const another = () =>
  startServer({
    database_url: world.database_url,
    env: { SECRET: world.app.kit.config.SECRET, DATA_DIR: world.app.kit.config.DATA_DIR },
  });
beforeAll(async () => {
  world = await startWorld();
  shop = await openShop(world);
  other = await another();
});
afterAll(async () => {
  await other?.stop();
  await world.stop();
});

/** Sends to both processes, several requests at a time, until told to stop. Returns how many events were acknowledged. */
function stream(make: () => object): { stop: () => Promise<number> } {
  let stopped = false;
  const sender = async (url: string) => {
    let count = 0;
    while (!stopped) {
      const events = [make(), make()];
      const { status, body } = await send(url, shop.secret_key, events);
      expect({ status, body }).toEqual({ status: 200, body: { success: true } });
      count += events.length;
    }
    return count;
  };
  const running = Promise.all([world.url, world.url, other.url, other.url].map(sender));
  return {
    stop: async () => {
      stopped = true;
      return (await running).reduce((sum, count) => sum + count, 0);
    },
  };
}

const at = new Date(Date.now() - 60_000).toISOString();

async function strays(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from interactions
    where not exists (select from profiles where profiles.id = interactions.profile_id)`.execute(world.db);
  return rows[0]!.count;
}

/** Whether somebody waits for the lock that keeps an erasure and the statements of ingest apart. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks join pg_database on pg_database.oid = database
    where datname = current_database() and locktype = 'advisory' and objid = 7331005 and not granted`.execute(
    world.db,
  );
  return rows.length > 0;
}

test('a statement of ingest that comes between an erasure and its commit waits, and then takes nothing old', async () => {
  const old = () => send(world.url, shop.secret_key, [event({ userId: 'between', timestamp: at })]);
  // Twice: then this process knows whose it is, and looks nobody up.
  expect([await old(), await old()]).toMatchObject([{ status: 200 }, { status: 200 }]);
  await world.settle();
  const customer_id = await customerOf(world, 'between');
  const { confirm } = (await shop.mia.get(`/api/customers/${customer_id}/erasure-preview`)).body;
  const { id } = world.people.mia;
  const mia = { kind: 'team_member', id, name: 'Mia', role: 'owner' } as const;
  const { erasure_id, late } = await world.db.transaction().execute(async (tx) => {
    const erasing = { customer_id, confirm, reason: 'test', keep_out: false } as const;
    const erasure_id = await eraseCustomer(tx, mia, erasing);
    const late = old();
    await expect.poll(somebodyWaits).toBe(true);
    return { erasure_id, late };
  });
  expect(await late).toEqual({ status: 200, body: { success: true } });
  await world.settle();
  const { counts, dropped } = await whenDone(shop.mia, erasure_id);
  expect({ stored: counts.interactions, dropped: dropped.events }).toEqual({ stored: 2, dropped: 1 });
  expect(await customerOf(world, 'between').catch(() => 'nobody')).toBe('nobody');
});

test('an erasure waits for the statements of ingest that were there before it', async () => {
  await send(world.url, shop.secret_key, [event({ userId: 'awaited', timestamp: at })]);
  await world.settle();
  const customer_id = await customerOf(world, 'awaited');
  const number = await lastErasure(world.db);
  const { erasing } = await world.db.transaction().execute(async (tx) => {
    const newcomer = { kind: 'user_id', value: 'newcomer', verified: true, source_id: null };
    await resolveProfiles(tx, [newcomer], nobodyErasedSince(number));
    const erasing = erase(shop.mia, customer_id);
    await expect.poll(somebodyWaits).toBe(true);
    expect(await lastErasure(world.db)).toBe(number);
    return { erasing };
  });
  await erasing;
  expect(await lastErasure(world.db)).toBe(number + 1);
  // Whoever took in before is there, and whoever knows only up to then writes nothing more.
  expect(await customerOf(world, 'newcomer')).toBeTruthy();
  const other = { kind: 'user_id', value: 'too-late', verified: true, source_id: null };
  await expect(resolveProfiles(world.db, [other], nobodyErasedSince(number))).rejects.toThrow();
  expect(await customerOf(world, 'too-late').catch(() => 'nobody')).toBe('nobody');
});

test('while old events of them pour in through two processes, none is left and each is accounted for', async () => {
  const old = stream(() => event({ userId: 'streaming', timestamp: at }));
  const neighbours = stream(() => event({ userId: 'neighbour', timestamp: at }));
  await expect
    .poll(() => customerOf(world, 'streaming').catch(() => null), { timeout: 20_000 })
    .not.toBeNull();
  await sleep(500);
  const { id } = await erase(shop.mia, await customerOf(world, 'streaming'));
  await sleep(500);
  const sent = await old.stop();
  const sent_of_neighbour = await neighbours.stop();
  await world.settle();

  const { counts, dropped } = (await shop.mia.get(`/api/erasures/${id}`)).body;
  expect(dropped.events).toBeGreaterThan(0);
  expect(counts.interactions + dropped.events).toBe(sent);
  expect(await customerOf(world, 'streaming').catch(() => 'nobody')).toBe('nobody');
  expect(await strays()).toBe(0);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from interactions join profiles on profiles.id = profile_id
    where customer_id = ${await customerOf(world, 'neighbour')}`.execute(world.db);
  expect(rows[0]!.count).toBe(sent_of_neighbour);
});

test('of what they go on doing meanwhile only what comes after is there, as somebody new', async () => {
  const fresh = stream(() => event({ userId: 'lively' }));
  await expect.poll(() => customerOf(world, 'lively').catch(() => null), { timeout: 20_000 }).not.toBeNull();
  await sleep(500);
  const before = await customerOf(world, 'lively');
  const proof = await erase(shop.mia, before);
  await sleep(500);
  const sent = await fresh.stop();
  await world.settle();

  const after = await customerOf(world, 'lively');
  expect(after).not.toBe(before);
  const { rows } = await sql<{ occurred_at: Date }>`
    select occurred_at from interactions join profiles on profiles.id = profile_id
    where customer_id = ${after} order by occurred_at`.execute(world.db);
  expect(rows[0]!.occurred_at > new Date(proof.at)).toBe(true);
  const { counts, dropped } = (await shop.mia.get(`/api/erasures/${proof.id}`)).body;
  expect(counts.interactions + (dropped.events ?? 0) + rows.length).toBe(sent);
  expect(await strays()).toBe(0);
});
