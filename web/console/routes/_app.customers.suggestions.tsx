import { createFileRoute } from '@tanstack/react-router';
import { SuggestionsPage } from '../customers/suggestions/suggestions-page.tsx';

export const Route = createFileRoute('/_app/customers/suggestions')({ component: SuggestionsPage });
