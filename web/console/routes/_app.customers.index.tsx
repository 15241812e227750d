import { createFileRoute } from '@tanstack/react-router';
import { CustomerList } from '../customers/customer-list.tsx';

export const Route = createFileRoute('/_app/customers/')({
  validateSearch: (search): { q?: string } =>
    typeof search.q === 'string' && search.q ? { q: search.q } : {},
  component: Page,
});

function Page() {
  return <CustomerList q={Route.useSearch().q ?? ''} />;
}
