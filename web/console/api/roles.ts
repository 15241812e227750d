import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const rolesQuery = queryOptions({
  queryKey: ['team', 'roles'],
  queryFn: ({ signal }) => need(api.GET('/api/roles', { signal })),
  staleTime: 60 * 60_000,
});
