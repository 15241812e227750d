import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => need(api.GET('/api/sources', { params: { query: { limit: 200 } }, signal })),
});

export const addSource = (name: string) => need(api.POST('/api/sources', { body: { name } }));

export const addKey = (source_id: string, kind: 'public' | 'secret') =>
  need(api.POST('/api/sources/{id}/keys', { params: { path: { id: source_id } }, body: { kind } }));

export const revokeKey = (id: string) =>
  need(api.POST('/api/source-keys/{id}/revoke', { params: { path: { id } } }));
