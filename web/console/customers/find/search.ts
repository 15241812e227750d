import type { CustomerFilter } from '../../api/customers.ts';
import type { Kind } from '../../api/shapes.ts';

/** What stands in the address of the list. Days are the reader's own. */
export type CustomerSearch = {
  q?: string | undefined;
  everyone?: boolean | undefined;
  kind?: Kind | undefined;
  email?: boolean | undefined;
  /** `plan=gold` */
  trait?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  sort?: Sort | undefined;
};

export type Sort = NonNullable<CustomerFilter['sort']>;

export const SORTS = ['-created', 'created', 'name', '-name'] as const satisfies Sort[];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TRAIT = /^[^=]+=/;

/** Keeps what the server would take, so that a link that was cut off still shows something. */
export function readSearch(search: Record<string, unknown>): CustomerSearch {
  const { q, everyone, kind, email, sort } = search;
  return {
    ...(typeof q === 'string' && q && { q }),
    // A number that was searched for comes back from the address as one.
    ...(typeof q === 'number' && { q: String(q) }),
    ...(everyone === true && { everyone }),
    ...((kind === 'person' || kind === 'organisation') && { kind }),
    ...(typeof email === 'boolean' && { email }),
    ...like('trait', search.trait, TRAIT),
    ...like('from', search.from, DAY),
    ...like('to', search.to, DAY),
    ...(SORTS.some((one) => one === sort) && sort !== '-created' && { sort: sort as Sort }),
  };
}

function like(name: string, value: unknown, pattern: RegExp): Record<string, string> {
  return typeof value === 'string' && pattern.test(value) ? { [name]: value } : {};
}

/** As the API takes it. Both days are included. */
export function filterOf({ kind, email, trait, from, to, sort }: CustomerSearch): CustomerFilter {
  return {
    ...(kind && { kind }),
    ...(email !== undefined && { has_email: email }),
    ...(trait && { trait }),
    ...(from && moment('created_from', from, 0)),
    ...(to && moment('created_before', to, 1)),
    ...(sort && { sort }),
  };
}

function moment(name: 'created_from' | 'created_before', day: string, days: number): CustomerFilter {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + days);
  return Number.isNaN(start.getTime()) ? {} : { [name]: start.toISOString() };
}

/** How many filters narrow the list, beside the search. */
export const countFilters = ({ kind, email, trait, from, to }: CustomerSearch): number =>
  [kind, email, trait, from, to].filter((one) => one !== undefined).length;

export const noFilters = {
  kind: undefined,
  email: undefined,
  trait: undefined,
  from: undefined,
  to: undefined,
};
