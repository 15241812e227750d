import { sql } from '../../../db/index.ts';

/** Where a row stands in a list ordered by time and id. `at` is exact to the microsecond. */
export type Place = { at: string; id: string };

/** A timestamp as text, exact to the microsecond: a Date would lose what the order of a page hangs on. */
export const exactly = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
