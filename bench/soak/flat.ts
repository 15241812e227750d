import { execFileSync } from 'node:child_process';
import { type Database, sql } from '../../server/db/index.ts';
import { reactorLags } from '../../server/log/index.ts';

export type Sample = { memory_mb: number; connections: number; lag_s: number };

export type Verdict = { name: keyof Sample; before: number; after: number; flat: boolean };

/** What a server takes right now: its resident memory, all connections to its database, its slowest reactor. */
export async function takeSample(pid: number, { db }: Database): Promise<Sample> {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    db,
  );
  const lags = await reactorLags(db);
  return {
    memory_mb: kilobytes / 1024,
    connections: rows[0]!.count,
    lag_s: Math.max(0, ...lags.map(({ seconds }) => seconds)),
  };
}

// How much more the end may take than the middle: a heap that breathes, a pool that was not full yet, a slow moment.
const ALLOWED: Record<keyof Sample, { factor: number; plus: number }> = {
  memory_mb: { factor: 1.15, plus: 25 },
  connections: { factor: 1, plus: 3 },
  lag_s: { factor: 1.5, plus: 2 },
};

/** Compares the last third with the middle one; the first is the time it takes to get going. By the median. */
export function judge(samples: Sample[]): Verdict[] {
  const third = Math.floor(samples.length / 3);
  const middle = samples.slice(third, samples.length - third);
  const last = samples.slice(-third);
  return (Object.keys(ALLOWED) as (keyof Sample)[]).map((name) => {
    const before = median(middle.map((sample) => sample[name]));
    const after = median(last.map((sample) => sample[name]));
    const { factor, plus } = ALLOWED[name];
    return { name, before, after, flat: after <= before * factor + plus };
  });
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
