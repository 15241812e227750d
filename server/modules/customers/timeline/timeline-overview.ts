import type { Db } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { SUMMED_AT_MOST, sumTimeline, type TimelineSum } from '../../../log/index.ts';
import { profilesOfCustomer } from '../queries.ts';

type Counted<Name extends string> = Record<Name, string> & { count: number };

export type TimelineOverview = {
  count: number;
  /** False for a timeline so long that not all of it was counted. */
  complete: boolean;
  months: Counted<'month'>[];
  types: Counted<'type'>[];
  channels: Counted<'channel'>[];
};

/** What there is on a customer's timeline: in which months (of the reader's time zone), of which types and channels. */
export async function timelineOverview(
  db: Db,
  customer_id: string,
  time_zone: string,
): Promise<TimelineOverview> {
  if (!isTimeZone(time_zone)) {
    const detail = `“${time_zone}” is not a time zone. Give one by its name, such as Europe/Berlin.`;
    throw new Refusal('unknown_time_zone', 400, detail);
  }
  const profile_ids = await profilesOfCustomer(db, customer_id);
  if (profile_ids.length === 0) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  const sums = await sumTimeline(db, { profile_ids, time_zone });
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  const by = (nameOf: (sum: TimelineSum) => string | null) => countBy(sums, nameOf);
  return {
    count,
    complete: count < SUMMED_AT_MOST,
    months: by(({ month }) => month).map(([month, count]) => ({ month, count })),
    types: most(by(({ type }) => type)).map(([type, count]) => ({ type, count })),
    channels: most(by(({ channel }) => channel)).map(([channel, count]) => ({ channel, count })),
  };
}

function countBy(sums: TimelineSum[], nameOf: (sum: TimelineSum) => string | null): [string, number][] {
  const counts = new Map<string, number>();
  for (const sum of sums) {
    const name = nameOf(sum);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + sum.count);
  }
  return [...counts];
}

const most = (counts: [string, number][]) => counts.toSorted(([, a], [, b]) => b - a);

// PostgreSQL takes more than names ("+05", "EST5EDT,M3.2.0"): only what a browser says is let through.
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
