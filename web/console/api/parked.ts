import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const parkedQuery = queryOptions({
  queryKey: ['parked'],
  queryFn: ({ signal }) => need(api.GET('/api/parked', { signal })),
});

export const replayParked = (id: string) =>
  need(api.POST('/api/parked/{id}/replay', { params: { path: { id } } }));

export const failedInboundQuery = infiniteQueryOptions({
  queryKey: ['inbound', 'failed'],
  queryFn: ({ pageParam, signal }) =>
    need(
      api.GET('/api/inbound', {
        params: { query: { state: 'failed', ...(pageParam && { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const replayInbound = (id: string) =>
  need(api.POST('/api/inbound/{id}/replay', { params: { path: { id } } }));
