import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const departmentsQuery = queryOptions({
  // Below the team's: what changes people changes how many a department has.
  queryKey: ['team', 'departments'],
  queryFn: ({ signal }) => need(api.GET('/api/departments', { signal })),
  staleTime: 60_000,
});

export const addDepartment = (name: string) => need(api.POST('/api/departments', { body: { name } }));
export const renameDepartment = (id: string, name: string) =>
  need(api.PATCH('/api/departments/{id}', { params: { path: { id } }, body: { name } }));
export const removeDepartment = (id: string) =>
  need(api.DELETE('/api/departments/{id}', { params: { path: { id } } }));
