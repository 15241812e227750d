import { type Db, sql } from '../../db/index.ts';

/** The stretches of time that are compared: today until now, and the same of a week ago. */
export type Day = { from: Date; now: Date; from_before: Date; now_before: Date };

export async function dayIn(db: Db, time_zone: string): Promise<Day> {
  // By the clock on the wall: across a change to summer time seven days are not 168 hours.
  const { rows } = await sql<Day>`
    select now() as now, date_trunc('day', wall) at time zone ${time_zone} as from,
      (date_trunc('day', wall) - interval '7 days') at time zone ${time_zone} as from_before,
      (wall - interval '7 days') at time zone ${time_zone} as now_before
    from (select now() at time zone ${time_zone} as wall) clock`.execute(db);
  return rows[0]!;
}

/** The smallest id (UUID of version 7) that can have been made at a time. */
export function idFrom(time: Date): string {
  const ms = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-0000-0000-000000000000`;
}
