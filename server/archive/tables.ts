import type pg from 'pg';

export type Table = { name: string; columns: string[] };

/**
 * What belongs to one server, not to the company's data: people sign in again, links for setting up are printed anew.
 */
export const LEFT_OUT = [
  'begun_sign_ons',
  'half_sign_ins',
  'passkey_challenges',
  'password_resets',
  'schema_migrations',
  'setup_tokens',
  'sign_in_attempts',
  'team_sessions',
  'team_verifications',
];

/** Tables that a server which was only started has rows in: they do not make a database used. */
export const MADE_BY_STARTING = [
  'schema_migrations',
  'setup_tokens',
  'sign_in_attempts',
  'reactor_positions',
];

/** The tables an archive holds, each after those that its foreign keys point to. */
export async function archivedTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> all($1)
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  const { rows: keys } = await client.query<{ from: string; to: string }>(
    `select a.relname as from, b.relname as to from pg_constraint k
    join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`,
  );
  const met = new Set<string>();
  const ordered: Table[] = [];
  const add = (table: Table) => {
    if (met.has(table.name)) return;
    met.add(table.name);
    const before = keys.filter((key) => key.from === table.name).map((key) => key.to);
    for (const other of tables.filter(({ name }) => before.includes(name))) add(other);
    ordered.push(table);
  };
  for (const table of tables) add(table);
  return ordered;
}

/** The months (2026_11) that the log has partitions for. */
export async function monthsOfLog(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `select right(c.relname, 7) as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.interactions'::regclass order by 1`,
  );
  return rows.map((row) => row.month);
}

/** The first table that somebody's rows are in, or undefined when the database is as good as new. */
export async function tableInUse(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all($1)
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1`,
    [MADE_BY_STARTING],
  );
  for (const { name } of rows) {
    const any = await client.query(`select 1 from public."${name}" limit 1`);
    if (any.rows.length > 0) return name;
  }
  return undefined;
}
