import type { AuditFilter } from '../../api/audit.ts';

/** What stands in the address of the page. Days are the reader's own. */
export type AuditSearch = { member?: string; action?: string; from?: string; to?: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ACTION = /^[a-z_]+(\.[a-z_]+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Keeps what the server would take, so that a link that was cut off still shows something. */
export function readSearch(search: Record<string, unknown>): AuditSearch {
  return {
    ...like('member', search.member, UUID),
    ...like('action', search.action, ACTION),
    ...like('from', search.from, DAY),
    ...like('to', search.to, DAY),
  };
}

function like(name: string, value: unknown, pattern: RegExp): Record<string, string> {
  return typeof value === 'string' && pattern.test(value) ? { [name]: value } : {};
}

/** Both days are included, from their first moment to their last. */
export function filterOf({ member, action, from, to }: AuditSearch): AuditFilter {
  return {
    ...(member && { member_id: member }),
    ...(action && { action }),
    ...(from && moment('from', from, 0)),
    ...(to && moment('to', to, 1)),
  };
}

function moment(name: 'from' | 'to', day: string, days: number): AuditFilter {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + days);
  return Number.isNaN(start.getTime()) ? {} : { [name]: start.toISOString() };
}
