import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../server/db/embedded/index.ts';
import { type Database, migrate, openDatabase } from '../server/db/index.ts';

/**
 * Runs a measurement on the PostgreSQL that Tellonce brings, empty and thrown away afterwards; one that is to be kept
 * lies in that folder. BENCH_DATABASE_URL takes another PostgreSQL; its database must be empty.
 */
export async function withDatabase(
  work: (database: Database) => Promise<void>,
  given: { keep?: string | undefined } = {},
): Promise<void> {
  const folder = given.keep ? path.resolve(given.keep) : mkdtempSync(path.join(tmpdir(), 'tellonce-bench-'));
  mkdirSync(folder, { recursive: true });
  const embedded = process.env.BENCH_DATABASE_URL
    ? null
    : await startEmbedded({ dataDir: path.join(folder, 'data'), say: console.error });
  const url = process.env.BENCH_DATABASE_URL ?? embedded!.url;
  try {
    await migrate(url);
    const database = openDatabase(url, { max: 3, statement_timeout_ms: 0 });
    await work(database).finally(database.close);
  } finally {
    await embedded?.stop();
    if (!given.keep) rmSync(folder, { recursive: true, force: true });
  }
}
