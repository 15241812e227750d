import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { Role } from './shapes.ts';

export type { Role };

export const teamQuery = queryOptions({
  queryKey: ['team'],
  queryFn: ({ signal }) => need(api.GET('/api/team', { signal })),
  staleTime: 60_000,
});

export const invite = (body: { name: string; email: string; role: Role }) =>
  need(api.POST('/api/team', { body }));

type ChangeMember = { role?: Role; name?: string; department_id?: string | null };

export const changeTeamMember = (id: string, body: ChangeMember) =>
  need(api.PATCH('/api/team/{id}', { params: { path: { id } }, body }));

export const removeTeamMember = (id: string) =>
  need(api.DELETE('/api/team/{id}', { params: { path: { id } } }));
