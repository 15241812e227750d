import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from '../../server/db/index.ts';
import type { World } from '../world.ts';

type Column = { schema: string; table: string; column: string; type: string };

/**
 * Where any of these texts stands: `schema.table.column`, and files, each with how often. Looks into every column of
 * every table that there is, whatever its type, and into the bytes of every file.
 */
export async function findTraces(world: World, texts: string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { schema, table, column, type } of await columnsOf(world)) {
    const text = type === 'bytea' ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(`${schema}.${table}`)}
      where exists (select from unnest(${texts}::text[]) as trace where strpos(lower(${text}), trace) > 0)`.execute(
      world.db,
    );
    if (rows[0]!.count > 0) found[`${schema}.${table}.${column}`] = rows[0]!.count;
  }
  const files = await filesWith(world, texts);
  return files.length > 0 ? { ...found, files: files.length } : found;
}

async function columnsOf({ db }: World): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.table_name !~ '^interactions_'`.execute(db);
  return rows;
}

/** Every table of ours, partitions left out. */
export async function tablesOf({ db }: World): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

async function filesWith({ app }: World, texts: string[]): Promise<string[]> {
  const folder = path.join(app.kit.config.DATA_DIR, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const with_texts: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const name = path.join(entry.parentPath, entry.name);
    const content = (await readFile(name)).toString('latin1').toLowerCase();
    if (texts.some((text) => content.includes(text))) with_texts.push(name);
  }
  return with_texts;
}
