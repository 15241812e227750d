import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '../settings/audit/audit-page.tsx';
import { readSearch } from '../settings/audit/filter.ts';

export const Route = createFileRoute('/_app/settings/audit')({ validateSearch: readSearch, component: Page });

function Page() {
  const navigate = Route.useNavigate();
  return (
    <AuditPage
      search={Route.useSearch()}
      onSearch={(search) => navigate({ search: readSearch(search), replace: true })}
    />
  );
}
