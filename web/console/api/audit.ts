import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export type AuditFilter = { member_id?: string; action?: string; from?: string; to?: string };

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      need(
        api.GET('/api/audit', {
          params: { query: { ...filter, ...(pageParam && { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Where the same entries are had as a file. */
export const auditCsvAddress = (filter: AuditFilter): string => {
  const query = new URLSearchParams(filter).toString();
  return query ? `/api/audit.csv?${query}` : '/api/audit.csv';
};
