import { createFileRoute } from '@tanstack/react-router';
import { CustomerList } from '../customers/customer-list.tsx';

export type CustomerSearch = { q?: string | undefined; everyone?: boolean | undefined };

export const Route = createFileRoute('/_app/customers/')({
  validateSearch: (search): CustomerSearch => ({
    ...(typeof search.q === 'string' && search.q && { q: search.q }),
    ...(search.everyone === true && { everyone: true }),
  }),
  component: Page,
});

function Page() {
  const { q, everyone } = Route.useSearch();
  return <CustomerList q={q ?? ''} everyone={everyone ?? false} />;
}
