import { dayKey, dayName } from '../../kit/time.ts';
import type { TimelineItem } from '../api/shapes.ts';
import type { TimelinePage } from '../api/timeline.ts';

export type Row =
  /** The first of a day carries its name: a row of its own would come and go above what is being looked at. */
  | { kind: 'item'; key: string; item: TimelineItem; day: string | null }
  | { kind: 'end'; key: string; more: boolean };

/** The interactions with a heading over each day of the viewer's clock, and an end. */
export function rowsOf(pages: TimelinePage[], now: number, more: boolean): Row[] {
  const rows: Row[] = [];
  let day = '';
  for (const item of pages.flatMap((page) => page.items)) {
    const key = dayKey(item.occurred_at);
    rows.push({ kind: 'item', key: item.id, item, day: key === day ? null : dayName(item.occurred_at, now) });
    day = key;
  }
  rows.push({ kind: 'end', key: 'end', more });
  return rows;
}
