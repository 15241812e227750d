import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

export type MigrationReport = { applied: string[]; version: number };

/** The database was migrated by a newer release: this one must not write to it. */
export class NewerSchema extends Error {
  override name = 'NewerSchema';
}

type Migration = { version: number; name: string; sql: string; checksum: string };

const FOLDER = path.join(import.meta.dirname, 'migrations');

// One number for the whole product: only one process migrates a database at a time.
const MIGRATION_LOCK = 7_331_001;

/** All migrations in order of version. */
export async function listMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { version: Number(name.slice(0, 4)), name, sql, checksum };
    }),
  );
}

/** Brings the database up to this release, each migration in its own transaction, under a lock. */
export async function migrate(url: string, folder = FOLDER): Promise<MigrationReport> {
  const migrations = await listMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'tellonce migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists schema_migrations (
      version int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
    const done = await client.query<{ version: number; name: string; checksum: string }>(
      'select version, name, checksum from schema_migrations',
    );
    refuseNewer(done.rows, migrations);
    return await applyMissing(client, migrations, new Map(done.rows.map((row) => [row.version, row])));
  } finally {
    await client.end();
  }
}

function refuseNewer(done: { version: number; name: string }[], migrations: Migration[]): void {
  const known = Math.max(0, ...migrations.map((migration) => migration.version));
  const newest = done.reduce((a, b) => (b.version > a.version ? b : a), { version: 0, name: '' });
  if (newest.version > known) {
    throw new NewerSchema(
      `This database was last used by a newer Tellonce (its schema is ${newest.name}, this release knows up to ${known}). ` +
        'Start that release or a later one, or point DATA_DIR or DATABASE_URL at another database.',
    );
  }
}

async function applyMissing(
  client: pg.Client,
  migrations: Migration[],
  done: Map<number, { checksum: string; name: string }>,
): Promise<MigrationReport> {
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = done.get(migration.version);
    if (before) {
      if (before.checksum !== migration.checksum) {
        throw new Error(
          `Migration ${migration.name} was changed after it had been applied to this database.`,
        );
      }
      continue;
    }
    await applyOne(client, migration);
    applied.push(migration.name);
  }
  return { applied, version: migrations.at(-1)?.version ?? 0 };
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
