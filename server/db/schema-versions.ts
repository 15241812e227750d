import type pg from 'pg';
import { listMigrations } from './migrate.ts';

/** The version of the schema that a database has (0: none yet), and the one that this release knows. */
export async function schemaVersions(client: pg.ClientBase): Promise<{ made: number; known: number }> {
  const known = (await listMigrations()).at(-1)?.version ?? 0;
  const { rows } = await client.query("select to_regclass('public.schema_migrations') is not null as there");
  if (!rows[0].there) return { made: 0, known };
  const made = await client.query(
    'select coalesce(max(version), 0) as version from public.schema_migrations',
  );
  return { made: made.rows[0].version, known };
}
