import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CannotStart } from '../cannot-start.ts';
import { migrate } from '../db/index.ts';
import { keepBytes } from '../files/index.ts';
import { connect } from './connect.ts';
import type { Manifest } from './manifest.ts';
import { readArchive } from './read-archive.ts';
import { refuseOtherTables, refuseUsed } from './refuse-target.ts';
import { archivedTables, MADE_BY_STARTING, type Table } from './tables.ts';

/**
 * Puts an archive that was read whole before (`manifest` is what that gave) into an empty database, in one
 * transaction. Files come to the disk before it commits; without rows that name them nobody can read them.
 */
export async function restore(
  target: { url: string; data_dir: string },
  file: string,
  manifest: Manifest,
): Promise<void> {
  const client = await connect(target.url);
  try {
    await refuseUsed(client);
    await migrate(target.url);
    await client.query('begin');
    const tables = await lockAll(client);
    await refuseUsed(client);
    refuseOtherTables(tables, manifest);
    await makeRoom(client, tables, manifest);
    await copyAll(client, tables, { target, file, manifest });
    await advanceIdentities(client);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

// Whoever writes now waits until the restored rows are there.
async function lockAll(client: pg.Client): Promise<Table[]> {
  const tables = await archivedTables(client);
  await client.query(
    `lock table ${tables.map(({ name }) => `"${name}"`).join(', ')} in access exclusive mode`,
  );
  return tables;
}

async function makeRoom(client: pg.Client, tables: Table[], manifest: Manifest): Promise<void> {
  for (const { name } of tables.filter((table) => MADE_BY_STARTING.includes(table.name)))
    await client.query(`delete from "${name}"`);
  for (const month of manifest.months) {
    const day = `${month.replace('_', '-')}-01T00:00:00Z`;
    await client.query('select make_interactions_partition($1)', [day]);
  }
}

type Source = { target: { data_dir: string }; file: string; manifest: Manifest };

async function copyAll(client: pg.Client, tables: Table[], source: Source): Promise<void> {
  const statements = new Map(source.manifest.tables.map((part) => [part.name, copyStatement(part)]));
  const kit = { config: { DATA_DIR: source.target.data_dir } as Parameters<typeof keepBytes>[0]['config'] };
  const now = await readArchive(source.file, {
    rows: async (table, body) => {
      const statement = statements.get(table);
      if (!statement) throw changed(source.file);
      await pipeline(body, client.query(copyFrom(statement)));
    },
    file: async (_sha256, body) => {
      await keepBytes(kit, body);
    },
  });
  // Read twice, so it must have been the same twice.
  if (JSON.stringify(now) !== JSON.stringify(source.manifest)) throw changed(source.file);
  for (const { name } of tables) {
    const part = source.manifest.tables.find((one) => one.name === name)!;
    const { rows } = await client.query(`select count(*)::float as rows from "${name}"`);
    if (rows[0].rows !== part.rows) throw new Error(`${name} has ${rows[0].rows} rows, not ${part.rows}`);
  }
}

const copyStatement = ({ name, columns }: Table): string =>
  `copy public."${name}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`;

const changed = (file: string) =>
  new CannotStart(`${file} was changed while it was read.`, 'Nothing was restored. Try again.');

/** What counts up goes on behind the greatest value there is. */
async function advanceIdentities(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column,
      pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(format('public.%I', c.relname), a.attname) is not null`,
  );
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1::regclass, greatest(max("${column}"), 1), max("${column}") is not null) from public."${table}"`,
      [sequence],
    );
  }
}
