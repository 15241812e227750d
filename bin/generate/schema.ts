import type { Column, Description } from '../../server/db/describe.ts';

/** server/db/schema.sql: what all migrations come to, to read in one place. Never run. */
export function schemaFile({ columns, constraints, indexes, functions }: Description): string {
  const tables = [...Map.groupBy(columns, (column) => column.table)];
  const parts = tables.map(([table, list]) =>
    [
      `create table ${table} (\n${list.map(line).join(',\n')}\n);`,
      ...constraints.filter(of(table)).map((text) => `--   ${text.slice(table.length + 1)}`),
      ...indexes
        .filter((text) => text.includes(` ON public.${table} `) || text.includes(` ON ONLY public.${table} `))
        .map(indexLine),
    ].join('\n'),
  );
  return `-- Made by bin/generate.ts from the migrations. Do not edit.\n\n${[...parts, ...functions.map((text) => `${text.trim()};`)].join('\n\n')}\n`;
}

const of = (table: string) => (text: string) => text.startsWith(`${table} `);

const indexLine = (text: string) => `${text.replace(/public\./g, '')};`;

function line(column: Column): string {
  const given =
    column.default === null
      ? ''
      : column.default === 'identity'
        ? ' generated always as identity'
        : ` default ${column.default}`;
  return `  ${column.name} ${column.type}${column.not_null ? ' not null' : ''}${given}`;
}
