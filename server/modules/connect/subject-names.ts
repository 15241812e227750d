import type { SubjectNames } from '../../auth/index.ts';
import { sql } from '../../db/index.ts';

/** What the audit calls the things of this module. */
export const subjectNames: SubjectNames = {
  source: async (db, ids) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from sources where id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
};
