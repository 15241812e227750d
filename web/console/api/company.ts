import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { Company } from './shapes.ts';

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => need(api.GET('/api/company', { signal })),
  staleTime: 5 * 60_000,
});

export type CompanyChange = Partial<Omit<Company, 'version'>>;

/** Changes the company as it was read; a Problem of status 412 says that somebody else was first. */
export const changeCompany = (version: number, body: CompanyChange) =>
  need(api.PATCH('/api/company', { params: { header: { 'if-match': `"${version}"` } }, body }));

export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: ({ signal }) => need(api.GET('/api/about', { signal })),
  refetchInterval: 15_000,
});
