import { createFileRoute } from '@tanstack/react-router';
import { SourceEventsPage } from '../settings/sources/source-events-page.tsx';

export const Route = createFileRoute('/_app/settings/sources_/$sourceId')({ component: Page });

function Page() {
  const { sourceId } = Route.useParams();
  return <SourceEventsPage key={sourceId} sourceId={sourceId} />;
}
