import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { COLUMNS } from './list-of-people.ts';

const TRIES = 3;

/** Seconds that PostgreSQL needs for the same file into one plain table without an index; the best of three. */
export async function measureCopy(url: string, place: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const took: number[] = [];
    for (let tries = 0; tries < TRIES; tries++) {
      await client.query('drop table if exists bench_plain');
      await client.query(`create table bench_plain (${COLUMNS.map((name) => `${name} text`).join(', ')})`);
      const started = performance.now();
      const copy = client.query(copyFrom('copy bench_plain from stdin with (format csv, header)'));
      await pipeline(createReadStream(place, { highWaterMark: 256 * 1024 }), copy);
      took.push((performance.now() - started) / 1000);
    }
    return took;
  } finally {
    await client.query('drop table if exists bench_plain');
    await client.end();
  }
}
