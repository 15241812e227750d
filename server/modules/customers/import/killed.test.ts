import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../../../test/peers/server-process.ts';
import { startWorld } from '../../../../test/world.ts';
import { sql } from '../../../db/index.ts';
import { upload, when } from './testing/bring-list.ts';

const ROWS = 10_000;

test('an import whose server is killed goes on where it was, and nobody is taken twice', async () => {
  const world = await startWorld({ ROLE: 'web' });
  onTestFinished(() => world.stop());
  const { DATA_DIR, SECRET } = world.app.kit.config;
  const start = () =>
    startServer({ database_url: world.database_url, env: { DATA_DIR, SECRET, ROLE: 'all' } });
  const mia = await world.as('mia');
  // Every tenth row cannot be taken.
  const rows = Array.from({ length: ROWS }, (_, n) =>
    n % 10 === 0 ? `nobody,N ${n}` : `k${n}@killed.example,K ${n}`,
  );
  const { body } = await upload(world, mia, ['email,name', ...rows].join('\n'));
  await mia.post(`/api/customer-imports/${body.id}/check`, { meanings: body.meanings });
  const killed = await start();
  await when(mia, body.id, 'checked');
  await mia.post(`/api/customer-imports/${body.id}/start`);
  const taken = async () => (await mia.get(`/api/customer-imports/${body.id}`)).body.counts.rows ?? 0;
  await expect.poll(taken, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
  await killed.kill();
  const so_far = await taken();
  expect(so_far).toBeLessThan(ROWS);

  // As if the time had passed after which a silent process is taken for dead.
  await sql`update customer_imports set claimed_until = now() where id = ${body.id}`.execute(world.db);
  const next = await start();
  onTestFinished(() => next.stop());
  const done = await when(mia, body.id, 'done');
  await world.settle();
  expect(done.counts).toEqual({ rows: ROWS, fresh: ROWS * 0.9, changed: 0, refused: ROWS * 0.1 });
  const { rows: found } = await sql<{ said: number; rows: number; people: number; refused: number }>`
    select count(*) as said, count(distinct context->>'row_number') as rows,
      (select count(*) from customers where active) as people,
      (select count(*) from customer_import_refusals) as refused
    from interactions where type = 'customer.identified'`.execute(world.db);
  const said = ROWS * 0.9;
  expect(found[0]).toEqual({ said, rows: said, people: said, refused: ROWS * 0.1 });
}, 300_000);
