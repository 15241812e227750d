import { dayName } from '../../kit/time.ts';
import type { TimelineItem } from '../api/shapes.ts';

export type Row =
  | { kind: 'day'; key: string; name: string }
  | { kind: 'item'; key: string; item: TimelineItem }
  | { kind: 'end'; key: string; more: boolean };

/** The items with a heading over each day and an end. */
export function rowsOf(items: TimelineItem[], now: number, more: boolean): Row[] {
  const rows: Row[] = [];
  let day = '';
  for (const item of items) {
    const name = dayName(item.occurred_at, now);
    if (name !== day) rows.push({ kind: 'day', key: `day ${name}`, name });
    day = name;
    rows.push({ kind: 'item', key: item.id, item });
  }
  rows.push({ kind: 'end', key: 'end', more });
  return rows;
}
