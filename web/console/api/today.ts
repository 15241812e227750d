import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

/** Read again whenever something changes that it counts (live.ts), and now and then for what only time changes. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => need(api.GET('/api/today', { signal })),
  refetchInterval: 60_000,
});
