import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { sql } from '../../../db/index.ts';
import { bring } from './testing/bring-list.ts';

// Two batches are taken at once; what shows that is a second one that is done sooner than the first.

const BATCH = 2_000;

let world: World;
let mia: Client;
beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
});
afterAll(() => world.stop());

const rowsOf = (row: (n: number) => string) => Array.from({ length: BATCH }, (_, n) => row(n));

test('rows that are refused at once do not overtake those before them: all are counted, in the order of the file', async () => {
  const rows = [...rowsOf((n) => `o${n}@order.example,O ${n}`), ...rowsOf(() => 'nobody,N')];
  const done = await bring(world, mia, ['email,name', ...rows].join('\n'));
  expect(done.counts).toEqual({ rows: 2 * BATCH, fresh: BATCH, changed: 0, refused: BATCH });
  const { rows: found } = await sql<{ position: number }>`
    select position from customer_imports where id = ${done.id}`.execute(world.db);
  expect(found).toEqual([{ position: 2 * BATCH + 1 }]);
}, 60_000);

test('a few people with a name of many before them do not overtake: neither waits for the other', async () => {
  const word = (n: number) =>
    String.fromCharCode(...[...String(10_000 + n)].map((digit) => 97 + Number(digit)));
  const rows = [
    ...rowsOf((n) => `w${n}@words.example,z${word(n)} y${word(n)} x${word(n)}`),
    `last@words.example,z${word(BATCH - 1)} Last`,
  ];
  const done = await bring(world, mia, ['email,name', ...rows].join('\n'));
  expect(done.counts).toEqual({ rows: BATCH + 1, fresh: BATCH + 1, changed: 0, refused: 0 });
}, 50_000);
