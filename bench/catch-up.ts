import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../server/db/index.ts';
import { reactorLags } from '../server/log/index.ts';

export type CaughtUp = { waiting: number; caught_up_after_s: number | null };

const PATIENCE_MS = 300_000;

/** Waits until no reactor has anything left to do. */
export async function catchUp(database: Database): Promise<CaughtUp> {
  const waiting = await behind(database);
  const started = Date.now();
  while (Date.now() - started < PATIENCE_MS) {
    if ((await behind(database)) === 0) return { waiting, caught_up_after_s: (Date.now() - started) / 1000 };
    await sleep(200);
  }
  return { waiting, caught_up_after_s: null };
}

/** Begins when nothing of what came before is left to do. */
export async function quietly<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const { caught_up_after_s } = await catchUp(database);
  if (caught_up_after_s === null) console.error('Note: the reactors are still busy with what came before.');
  return work();
}

async function behind(database: Database): Promise<number> {
  const lags = await reactorLags(database.db);
  return Math.max(0, ...lags.map((lag) => lag.waiting));
}
