import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { paths } from '../../api-types.ts';
import { api, need } from './client.ts';

type Answers = paths['/api/erasures/{id}']['get']['responses'];
export type Proof = Answers[200]['content']['application/json'];
export type Erasure = Omit<Proof, 'customer_ids' | 'identities'>;
export type Reason = Proof['reason'];

const RUNNING_MS = 2_000;

/** What would go. Asked anew each time the dialog opens: a preview of yesterday is none. */
export const erasurePreviewQuery = (customer_id: string) =>
  queryOptions({
    queryKey: ['customer', customer_id, 'erasure-preview'],
    queryFn: ({ signal }) =>
      need(api.GET('/api/customers/{id}/erasure-preview', { params: { path: { id: customer_id } }, signal })),
    gcTime: 0,
  });

export const eraseCustomer = (id: string, body: { confirm: string; reason: Reason; keep_out: boolean }) =>
  need(api.POST('/api/customers/{id}/erase', { params: { path: { id } }, body }));

export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures'],
  queryFn: ({ pageParam, signal }) =>
    need(api.GET('/api/erasures', { params: { query: pageParam ? { after: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const proofQuery = (id: string) =>
  queryOptions({
    queryKey: ['erasure', id],
    queryFn: ({ signal }) => need(api.GET('/api/erasures/{id}', { params: { path: { id } }, signal })),
    // It lasts seconds, and ends on a page that somebody looks at.
    refetchInterval: (query) => (query.state.data?.state === 'running' ? RUNNING_MS : false),
  });
