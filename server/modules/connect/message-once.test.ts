import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());

const event = (messageId: string) => ({ type: 'track', event: 'Signup', userId: 'ana', messageId });

test('the same message is stored once: in one batch, in two requests, in twenty at once', async () => {
  await world.send('batch', { batch: [event('once'), event('once'), event('other')] });
  await world.send('track', event('once'));
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.send('track', event('once'))));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await world.logged('once')).toHaveLength(1);
  expect(await world.logged('other')).toHaveLength(1);
});

test('each batch of the log says how many interactions it has, and none is empty', async () => {
  await world.send('batch', { batch: [event('size-1'), event('size-2'), event('size-2')] });
  await world.send('batch', { batch: [event('size-1'), event('size-2')] });
  const { rows } = await sql<{ size: number; found: number }>`
    select size, (select count(*) from interactions where batch_id = log_batches.id) as found from log_batches`.execute(
    world.db,
  );
  expect(rows.every(({ size, found }) => size === found && size > 0)).toBe(true);
});

test('a message id of another source is another message', async () => {
  const ben = await world.as('mia');
  const source = await ben.post('/api/sources', { name: 'The app' });
  const { body } = await ben.post(`/api/sources/${source.body.id}/keys`, { kind: 'public' });
  await world.send('track', event('shared'));
  await world.send('track', event('shared'), { key: body.key });
  const { rows } = await sql<{ source_id: string }>`
    select source_id from interactions where message_id = 'shared' order by source_id`.execute(world.db);
  expect(rows).toEqual([{ source_id: world.source_id }, { source_id: source.body.id }]);
});
