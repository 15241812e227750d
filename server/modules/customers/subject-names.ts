import type { SubjectNames } from '../../auth/index.ts';
import { sql } from '../../db/index.ts';
import { displayName } from './display-name.ts';

type Row = { id: string; kind: string; name: string | null; email: string | null; phone: string | null };

/** What the audit calls the things of this module. */
export const subjectNames: SubjectNames = {
  customer: async (db, ids) => {
    const { rows } = await sql<Row>`
      select id, kind, name, email, phone from customers where id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map((row) => [row.id, displayName(row)]));
  },
  customer_import: async (db, ids) => {
    const { rows } = await sql<{ id: string; file_name: string }>`
      select id, file_name from customer_imports where id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map(({ id, file_name }) => [id, file_name]));
  },
};
