import { createFileRoute } from '@tanstack/react-router';
import { CustomerPage } from '../customers/customer-page.tsx';

export const Route = createFileRoute('/_app/customers/$customerId')({
  validateSearch: (search): { at?: string } => (typeof search.at === 'string' ? { at: search.at } : {}),
  component: Page,
});

function Page() {
  const { customerId } = Route.useParams();
  return <CustomerPage key={customerId} id={customerId} at={Route.useSearch().at} />;
}
