import { createFileRoute } from '@tanstack/react-router';
import { CustomerList } from '../customers/customer-list.tsx';
import { readSearch } from '../customers/find/search.ts';

export const Route = createFileRoute('/_app/customers/')({ validateSearch: readSearch, component: Page });

function Page() {
  return <CustomerList search={Route.useSearch()} />;
}
