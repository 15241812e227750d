import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, need } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { CaseRow, CustomerRow } from '../api/shapes.ts';

export type Found = { customers: CustomerRow[]; cases: CaseRow[]; searching: boolean };

const SHOWN = 5;

/** Customers and cases that fit what is typed; without a word, the cases that moved last. */
export function useFound(typed: string): Found {
  const [q] = useDebouncedValue(typed, 150);
  const mayCustomers = useMay('customers.read');
  const mayCases = useMay('cases.read');
  const customers = useQuery({
    queryKey: ['customers', 'found', q],
    queryFn: ({ signal }) =>
      need(api.GET('/api/customers', { params: { query: { q, limit: SHOWN } }, signal })),
    enabled: mayCustomers && q.length > 0,
    placeholderData: keepPreviousData,
  });
  const cases = useQuery({
    queryKey: ['cases', 'found', q],
    queryFn: ({ signal }) =>
      need(
        api.GET('/api/cases', { params: { query: { view: 'all', limit: SHOWN, ...(q && { q }) } }, signal }),
      ),
    enabled: mayCases,
    placeholderData: keepPreviousData,
  });
  return {
    customers: q ? (customers.data?.items ?? []) : [],
    cases: cases.data?.items ?? [],
    searching: typed !== q || customers.isFetching || cases.isFetching,
  };
}
