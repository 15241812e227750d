import { execFileSync } from 'node:child_process';
import { type Database, sql } from '../../server/db/index.ts';
import { reactorLags } from '../../server/log/index.ts';
import { readMemoryNote } from '../../test/peers/memory-note.ts';

/** `live_mb`: what the server's own objects take once all garbage is gone. `resident_mb`: what the system gave it. */
export type Sample = { live_mb: number; resident_mb: number; connections: number; lag_s: number };

export type Verdict = { name: keyof Sample; before: number; after: number; flat: boolean };

/** What a server takes right now: its memory, all connections to its database, its slowest reactor. */
export async function takeSample(pid: number, note: string, { db }: Database): Promise<Sample> {
  const { live_mb } = await readMemoryNote(pid, note);
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    db,
  );
  const lags = await reactorLags(db);
  return {
    live_mb,
    resident_mb: kilobytes / 1024,
    connections: rows[0]!.count,
    lag_s: Math.max(0, ...lags.map(({ seconds }) => seconds)),
  };
}

// A leak raises the floor; what peaks and goes again does not. A lag has no floor to speak of, so there the middle counts.
const least = (values: number[]): number => Math.min(...values);
const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

// How much more the end may take than what was before it.
const RULES: Record<
  keyof Sample,
  { of: (values: number[]) => number; unit: string; factor: number; plus: number }
> = {
  // Compiled code and filled caches, which end.
  live_mb: { of: least, unit: 'MB', factor: 1, plus: 5 },
  // Fragments, and a heap that the system is not given back at once.
  resident_mb: { of: least, unit: 'MB', factor: 1.15, plus: 25 },
  // A pool that was not needed in full before.
  connections: { of: least, unit: '', factor: 1, plus: 2 },
  // A slow moment of the machine.
  lag_s: { of: middle, unit: 's', factor: 1, plus: 3 },
};

/** Compares the last third with the middle one; the first is the time it takes to get going. */
export function judge(samples: Sample[]): Verdict[] {
  const third = Math.floor(samples.length / 3);
  const before_end = samples.slice(third, samples.length - third);
  const end = samples.slice(-third);
  return (Object.keys(RULES) as (keyof Sample)[]).map((name) => {
    const { of, factor, plus } = RULES[name];
    const before = of(before_end.map((sample) => sample[name]));
    const after = of(end.map((sample) => sample[name]));
    return { name, before, after, flat: after <= before * factor + plus };
  });
}

/** A verdict as a line. */
export function inWords({ name, before, after, flat }: Verdict): string {
  const change = `${before.toFixed(1)} -> ${after.toFixed(1)} ${RULES[name].unit}`.trim();
  return `${flat ? 'flat' : 'GREW'} ${name}: ${change}`;
}
