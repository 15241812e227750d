import type { Column, Description } from '../../server/db/describe.ts';

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  inet: 'string',
  xid8: 'string',
  date: 'string',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  'timestamp with time zone': 'Timestamp',
};

/** server/db/tables.ts: the tables as types for Kysely. */
export function tablesFile({ columns }: Description): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const types = [...tables].map(
    ([table, list]) => `export type ${typeName(table)} = {\n${list.map(line).join('\n')}\n};\n`,
  );
  return [
    '// Made by bin/generate.ts from the migrations. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely';\n",
    '// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape; its reader knows which',
    'type Json = ColumnType<any, string, string>;',
    'type Timestamp = ColumnType<Date, Date | string, Date | string>;\n',
    ...types,
    `export type Tables = {\n${[...tables.keys()].map((table) => `  ${table}: ${typeName(table)};`).join('\n')}\n};\n`,
  ].join('\n');
}

function line(column: Column): string {
  const array = column.type.endsWith('[]');
  const base = TYPES[array ? column.type.slice(0, -2) : column.type];
  if (!base)
    throw new Error(
      `${column.table}.${column.name}: no TypeScript type for ${column.type}. Add it to bin/generate/tables.ts.`,
    );
  const type = `${base}${array ? '[]' : ''}${column.not_null ? '' : ' | null'}`;
  return `  ${column.name}: ${column.default === null ? type : `Generated<${type}>`};`;
}

const typeName = (table: string) =>
  table.replace(/(^|_)(\w)/g, (_all, _gap, letter: string) => letter.toUpperCase());
