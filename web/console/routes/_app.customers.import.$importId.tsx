import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '../customers/import/import-page.tsx';

export const Route = createFileRoute('/_app/customers/import/$importId')({ component: Page });

function Page() {
  const { importId } = Route.useParams();
  return <ImportPage key={importId} id={importId} />;
}
