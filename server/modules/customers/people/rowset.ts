import { sql } from '../../../db/index.ts';
import { storableJson } from '../../../log/index.ts';

/** Rows as a table to select from; followed by `as row(...)` with their columns. */
export const rowset = (rows: object[]) => sql`json_to_recordset(${storableJson(rows)}::json)`;
