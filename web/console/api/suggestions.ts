import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

const PAGE = 20;

/** Pairs of customers who may be the same and of whom nobody has decided yet, the newest first. */
export const suggestionsQuery = infiniteQueryOptions({
  queryKey: ['suggestions'],
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: PAGE, ...(pageParam && { after: pageParam }) };
    return need(api.GET('/api/suggestions', { params: { query }, signal }));
  },
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const acceptSuggestion = (id: string) =>
  need(api.POST('/api/suggestions/{id}/accept', { params: { path: { id } } }));

export const dismissSuggestion = (id: string) =>
  need(api.POST('/api/suggestions/{id}/dismiss', { params: { path: { id } } }));
