import { createFileRoute } from '@tanstack/react-router';
import type { CaseView } from '../api/shapes.ts';
import { InboxLayout } from '../inbox/layout.tsx';
import { isCaseView } from '../inbox/views.ts';

export type InboxSearch = { view?: CaseView; q?: string };

export const Route = createFileRoute('/_app/inbox')({
  validateSearch: (search): InboxSearch => ({
    ...(isCaseView(search.view) && { view: search.view }),
    ...(typeof search.q === 'string' && search.q && { q: search.q }),
  }),
  component: InboxLayout,
});
