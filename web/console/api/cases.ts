import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { CaseState, CaseView } from './shapes.ts';

export const caseListQuery = (view: CaseView, q: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', view, q],
    queryFn: ({ pageParam, signal }) =>
      need(
        api.GET('/api/cases', {
          params: { query: { view, limit: 40, ...(q && { q }), ...(pageParam && { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** The numbers beside the views. */
export const caseCountsQuery = queryOptions({
  queryKey: ['cases', 'counts'],
  queryFn: async ({ signal }) => {
    const page = await need(api.GET('/api/cases', { params: { query: { view: 'mine', limit: 1 } }, signal }));
    return page.counts;
  },
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => need(api.GET('/api/cases/{id}', { params: { path: { id } }, signal })),
  });

export type CaseChange = { state?: CaseState; assignee_id?: string | null; subject?: string };

/** Changes a case that is still at `version`; a Problem of status 412 says that someone else was first. */
export const changeCase = (id: string, version: number, change: CaseChange) =>
  need(
    api.PATCH('/api/cases/{id}', {
      params: { path: { id }, header: { 'if-match': `"${version}"` } },
      body: change,
    }),
  );

export const openCase = (customer_id: string, subject: string) =>
  need(api.POST('/api/cases', { body: { customer_id, subject } }));

export const customerCasesQuery = (customer_id: string) =>
  queryOptions({
    queryKey: ['cases', 'customer', customer_id],
    queryFn: ({ signal }) =>
      need(api.GET('/api/cases', { params: { query: { view: 'all', customer_id, limit: 50 } }, signal })),
  });
