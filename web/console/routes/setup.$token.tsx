import { createFileRoute } from '@tanstack/react-router';
import { SetUp } from '../entry/set-up.tsx';

export const Route = createFileRoute('/setup/$token')({ component: Page });

function Page() {
  return <SetUp token={Route.useParams().token} />;
}
