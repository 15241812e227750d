import { createFileRoute } from '@tanstack/react-router';
import { ProofPage } from '../settings/erasures/proof-page.tsx';

export const Route = createFileRoute('/_app/settings/erasures_/$erasureId')({ component: Page });

function Page() {
  const { erasureId } = Route.useParams();
  return <ProofPage key={erasureId} id={erasureId} />;
}
