import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { Kind } from './shapes.ts';

export type CustomerFilter = {
  kind?: Kind;
  has_email?: boolean;
  /** `plan=gold` */
  trait?: string;
  created_from?: string;
  created_before?: string;
  sort?: 'name' | '-name' | 'created' | '-created';
};

/** Found by `q`; without visitors of whom only a browser is known, unless `everyone`. */
export const customerListQuery = (q: string, everyone: boolean, filter: CustomerFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['customers', q, everyone, filter],
    queryFn: ({ pageParam, signal }) =>
      need(
        api.GET('/api/customers', {
          params: {
            query: {
              limit: 50,
              ...(!everyone && { known: true }),
              ...(q && { q }),
              ...filter,
              ...(pageParam && { after: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => need(api.GET('/api/customers/{id}', { params: { path: { id } }, signal })),
  });

export const addCustomer = (body: { kind: Kind; name: string; email?: string; phone?: string }) =>
  need(api.POST('/api/customers', { body }));

export const mergeCustomers = (id: string, other: string) =>
  need(api.POST('/api/customers/{id}/merge', { params: { path: { id } }, body: { customer_id: other } }));

export const unmergeCustomer = (id: string, profile_ids: string[]) =>
  need(api.POST('/api/customers/{id}/unmerge', { params: { path: { id } }, body: { profile_ids } }));

export type Corrections = { set?: Record<string, unknown>; remove?: string[]; release?: string[] };

export const correctTraits = (id: string, body: Corrections) =>
  need(api.PATCH('/api/customers/{id}/traits', { params: { path: { id } }, body }));
