import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../server/db/index.ts';
import { whenDone } from './erasure/erase.ts';
import { customerOf, event, openShop, type Shop, send } from './erasure/fill.ts';
import { startServer } from './peers/server-process.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let shop: Shop;
beforeAll(async () => {
  // Serves pages only: what is to be done in the background the other processes do.
  world = await startWorld({ ROLE: 'web' });
  shop = await openShop(world);
});
afterAll(() => world.stop());

const worker = () =>
  startServer({
    database_url: world.database_url,
    env: { SECRET: world.app.kit.config.SECRET, DATA_DIR: world.app.kit.config.DATA_DIR },
  });

test('an erasure that a process was in the middle of when it was killed, another finishes', async () => {
  await send(world.url, shop.secret_key, [event({ userId: 'left-in-the-middle' })]);
  const customer_id = await customerOf(world, 'left-in-the-middle');
  const { body: preview } = await shop.mia.get(`/api/customers/${customer_id}/erasure-preview`);
  const given = { confirm: preview.confirm, reason: 'law' };
  const { body } = await shop.mia.post(`/api/customers/${customer_id}/erase`, given);
  const state = async () => {
    const { rows } = await sql<{ state: string; claimed: boolean }>`
      select state, claimed_until is not null as claimed from erasures where id = ${body.id}`.execute(
      world.db,
    );
    return rows[0]!;
  };

  const first = await worker();
  await expect.poll(state, { timeout: 20_000, interval: 20 }).toEqual({ state: 'running', claimed: true });
  await first.kill();
  expect(await state()).toEqual({ state: 'running', claimed: true });

  const second = await worker();
  // The dead one's lease runs out after two minutes: here at once.
  await sql`update erasures set claimed_until = now() where id = ${body.id}`.execute(world.db);
  const proof = await whenDone(shop.mia, body.id);
  await second.stop();
  expect(proof.counts).toMatchObject({ interactions: 1, profiles: 1 });
  const { rows } = await sql`select 1 from interactions`.execute(world.db);
  expect(rows).toEqual([]);
});
