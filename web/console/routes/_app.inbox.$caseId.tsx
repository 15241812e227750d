import { createFileRoute } from '@tanstack/react-router';
import { CasePage } from '../inbox/case-page.tsx';

export const Route = createFileRoute('/_app/inbox/$caseId')({
  // `at`: the interaction to show in the timeline; what a sentence of the story so far links to.
  validateSearch: (search): { at?: string } => (typeof search.at === 'string' ? { at: search.at } : {}),
  component: Page,
});

function Page() {
  const { caseId } = Route.useParams();
  const { at } = Route.useSearch();
  // A new case is a new page: nothing typed or opened in one leaks into the next.
  return <CasePage key={caseId} id={caseId} at={at} />;
}
