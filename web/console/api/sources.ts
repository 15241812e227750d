import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { Source } from './shapes.ts';

type SourceChange = Partial<Omit<Source, 'id' | 'created_at' | 'keys'>>;

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => need(api.GET('/api/sources', { params: { query: { limit: 200 } }, signal })),
});

export const addSource = (name: string) => need(api.POST('/api/sources', { body: { name } }));

export const addKey = (source_id: string, kind: 'public' | 'secret') =>
  need(api.POST('/api/sources/{id}/keys', { params: { path: { id: source_id } }, body: { kind } }));

export const revokeKey = (id: string) =>
  need(api.POST('/api/source-keys/{id}/revoke', { params: { path: { id } } }));

/** What a source sent lately. Told by the live line; asked for anyway, so that the counts of the minutes go on. */
export const sourceEventsQuery = (id: string, refused: boolean) =>
  queryOptions({
    queryKey: ['source-events', id, refused],
    queryFn: ({ signal }) =>
      need(
        api.GET('/api/sources/{id}/live', {
          params: { path: { id }, query: refused ? { state: 'refused' } : {} },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

export const changeSource = (id: string, change: SourceChange) =>
  need(api.PATCH('/api/sources/{id}', { params: { path: { id } }, body: change }));
