import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export type TimelineFilter = { types?: string; channels?: string };

/** A customer's interactions, newest first. */
export const timelineQuery = (customer_id: string, filter: TimelineFilter) =>
  infiniteQueryOptions({
    queryKey: ['customer', customer_id, 'timeline', filter],
    queryFn: ({ pageParam, signal }) =>
      need(
        api.GET('/api/customers/{id}/timeline', {
          params: {
            path: { id: customer_id },
            query: { limit: 50, ...filter, ...(pageParam && { before: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
