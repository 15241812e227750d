import { createFileRoute } from '@tanstack/react-router';
import { CompanyPage } from '../settings/company/company-page.tsx';
import { Needs } from '../settings/needs.tsx';

export const Route = createFileRoute('/_app/settings/company')({ component: Page });

function Page() {
  return (
    <Needs permission="company.write">
      <CompanyPage />
    </Needs>
  );
}
