import pg from 'pg';

export type Column = { table: string; name: string; type: string; not_null: boolean; default: string | null };
export type Description = {
  columns: Column[];
  constraints: string[];
  indexes: string[];
  functions: string[];
};

/** What stands in the schema `public`, partitions left out, in an order that only changes when the schema does. */
export async function describeDatabase(url: string): Promise<Description> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const texts = async (query: string) =>
    (await client.query<{ text: string }>(query)).rows.map((row) => row.text);
  try {
    const columns = await client.query<Column>(`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull as not_null,
        case when a.attidentity <> '' then 'identity' when a.attgenerated <> '' then 'generated'
          else pg_get_expr(d.adbin, d.adrelid) end as default
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`);
    return {
      columns: columns.rows,
      constraints: await texts(CONSTRAINTS),
      indexes: await texts(INDEXES),
      functions: await texts(FUNCTIONS),
    };
  } finally {
    await client.end();
  }
}

// Names and texts are compared over PostgreSQL 15 to 18; 18 lists "not null" as constraints, the columns have it.
const CONSTRAINTS = `
  select c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and not c.relispartition and k.contype <> 'n'
  order by c.relname, k.conname`;
const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and not c.relispartition
  order by c.relname, 1`;
const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname`;
