import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, need, Problem } from './client.ts';
import type { TimelineItem } from './shapes.ts';

export type TimelineFilter = { types?: string; channels?: string; members?: boolean };
/** Where reading begins: at its newest end, at the end of a moment, or at an interaction. */
export type TimelineStart = { until?: string; around?: string };
type Place = TimelineStart & { before?: string; after?: string };

export type TimelinePage = {
  items: TimelineItem[];
  older: string | null;
  newer: string | null;
  /** Nothing was newer when it was read. */
  newest: boolean;
};

const PAGE = 100;
// What is further away than this is let go and read again when it comes near: memory has a bound.
const PAGES_KEPT = 6;
// A filtered page may come short: so many make one worth showing.
const WORTH_SHOWING = 25;

/** A customer's interactions, newest first, from anywhere and both ways. Nothing on a timeline ever changes. */
export const timelineQuery = (customer_id: string, filter: TimelineFilter, start: TimelineStart) =>
  infiniteQueryOptions({
    queryKey: ['timeline', customer_id, filter, start],
    queryFn: ({ pageParam, signal }) => readPage(customer_id, filter, pageParam, signal),
    initialPageParam: start as Place,
    getNextPageParam: (page: TimelinePage): Place | null => (page.older ? { before: page.older } : null),
    getPreviousPageParam: (page: TimelinePage): Place => (page.newer ? { after: page.newer } : {}),
    maxPages: PAGES_KEPT,
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });

async function readPage(
  id: string,
  filter: TimelineFilter,
  place: Place,
  signal: AbortSignal,
): Promise<TimelinePage> {
  if (place.after) return readNewer(id, filter, place.after, signal);
  if (!place.until && !place.around) return readOlder(id, filter, place, signal);
  const page = await readOlder(id, filter, place, signal).catch((error: unknown) => {
    // It stands on another timeline by now: better the newest than nothing.
    if (error instanceof Problem && error.code === 'interaction_not_found') return null;
    throw error;
  });
  if (!page) return readOlder(id, filter, {}, signal);
  if (!page.newer) return page;
  // Who jumps somewhere wants to see what stands around it.
  const above = await readNewer(id, filter, page.newer, signal);
  return { ...above, items: [...above.items, ...page.items], older: page.older };
}

async function readOlder(id: string, filter: TimelineFilter, place: Place, signal: AbortSignal) {
  const first = await ask(id, { ...filter, ...place, limit: PAGE }, signal);
  const { items } = first;
  let { older } = first;
  while (older && items.length < WORTH_SHOWING) {
    const more = await ask(id, { ...filter, before: older, limit: PAGE }, signal);
    items.push(...more.items);
    older = more.older;
  }
  return { items, older, newer: first.newer, newest: Object.keys(place).length === 0 };
}

async function readNewer(id: string, filter: TimelineFilter, after: string, signal: AbortSignal) {
  const first = await ask(id, { ...filter, after, limit: PAGE }, signal);
  let { items, newer, next } = first;
  while (next && items.length < WORTH_SHOWING) {
    const more = await ask(id, { ...filter, after: next, limit: PAGE }, signal);
    items = [...more.items, ...items];
    newer = more.newer;
    next = more.next;
  }
  return { items, older: first.older, newer, newest: next === null };
}

const ask = (id: string, query: Place & TimelineFilter & { limit: number }, signal: AbortSignal) =>
  need(api.GET('/api/customers/{id}/timeline', { params: { path: { id }, query }, signal }));

export type TimelineNews = { count: number; more: boolean };

/** How many interactions there are after `newest`; asked again whenever the log has grown. */
export const timelineNewsQuery = (customer_id: string, filter: TimelineFilter, newest: string | null) =>
  queryOptions({
    queryKey: ['timeline-news', customer_id, filter, newest],
    queryFn: async ({ signal }): Promise<TimelineNews> => {
      const page = await ask(customer_id, { ...filter, ...(newest && { after: newest }), limit: 99 }, signal);
      return { count: page.items.length, more: page.next !== null };
    },
    initialData: { count: 0, more: false },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** In which months, of which types and channels there is anything, as the viewer's clock counts months. */
export const timelineOverviewQuery = (customer_id: string) =>
  queryOptions({
    queryKey: ['timeline-overview', customer_id],
    queryFn: ({ signal }) => {
      const query = { time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
      const params = { path: { id: customer_id }, query };
      return need(api.GET('/api/customers/{id}/timeline/overview', { params, signal }));
    },
    staleTime: 60_000,
  });

export type TimelineOverview = Awaited<
  ReturnType<NonNullable<ReturnType<typeof timelineOverviewQuery>['queryFn']>>
>;
