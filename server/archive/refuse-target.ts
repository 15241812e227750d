import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { listMigrations } from '../db/index.ts';
import type { Manifest } from './manifest.ts';
import { type Table, tableInUse } from './tables.ts';

/** An archive of another schema than this release's is not for it. Needs no database. */
export async function refuseOtherSchema(manifest: Manifest): Promise<void> {
  const known = (await listMigrations()).at(-1)!.version;
  if (manifest.schema > known) {
    throw new CannotStart(
      `The archive was made by a newer Tellonce (${manifest.product}, schema ${manifest.schema}; this release knows up to ${known}).`,
      'Nothing was restored. Restore it with that release or a later one.',
    );
  }
  if (manifest.schema < known) {
    throw new CannotStart(
      `The archive was made by an older Tellonce (${manifest.product}, schema ${manifest.schema}; this release has ${known}).`,
      `Nothing was restored. Restore it with Tellonce ${manifest.product}, then start this release on it: it brings the data up to date.`,
    );
  }
}

/** Only a database that nobody has used, and that no server works on, takes an archive. */
export async function refuseUsed(client: pg.ClientBase): Promise<void> {
  const remedy =
    'Nothing was restored. Point DATA_DIR at a new folder, or DATABASE_URL at an empty database, and try again.';
  const table = await tableInUse(client);
  if (table) throw new CannotStart(`The database is not empty: there are rows in ${table}.`, remedy);
  if (await serverStays(client)) {
    throw new CannotStart(
      'A server is running on the database.',
      'Nothing was restored. Stop it (Ctrl-C), and start it again when the archive is restored.',
    );
  }
}

const PATIENCE_MS = 2_000;

// The database may take a moment to notice that a server has just gone.
async function serverStays(client: pg.ClientBase): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    // Within a transaction what was seen first would be seen for ever.
    await client.query('select pg_stat_clear_snapshot()');
    const { rows } = await client.query(
      `select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'tellonce' limit 1`,
    );
    if (rows.length === 0) return false;
    if (Date.now() > deadline) return true;
  }
}

/** The same version has the same tables, unless somebody added some of their own. */
export function refuseOtherTables(tables: Table[], manifest: Manifest): void {
  const text = (table: Table) => `${table.name} (${table.columns.join(', ')})`;
  const ours = new Set(tables.map(text));
  const theirs = new Set(manifest.tables.map(text));
  const odd = [...theirs].find((one) => !ours.has(one)) ?? [...ours].find((one) => !theirs.has(one));
  if (odd === undefined) return;
  throw new CannotStart(
    `The archive and this release differ in a table: ${odd}.`,
    'Nothing was restored. Restore it with the very release that made it; tables of your own belong in a schema of their own.',
  );
}
