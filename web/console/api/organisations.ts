import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

/** Who belongs to an organisation, by the beginnings of the words of their names. */
export const membersQuery = (id: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'members', q],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 20, ...(q && { q }), ...(pageParam && { after: pageParam }) };
      return need(api.GET('/api/customers/{id}/members', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const joinOrganisation = (id: string, organisation_id: string) =>
  need(
    api.POST('/api/customers/{id}/organisations', { params: { path: { id } }, body: { organisation_id } }),
  );

export const leaveOrganisation = (id: string, organisation_id: string) =>
  need(
    api.DELETE('/api/customers/{id}/organisations/{organisation_id}', {
      params: { path: { id, organisation_id } },
    }),
  );
