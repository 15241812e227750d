import { createFileRoute } from '@tanstack/react-router';
import { SourcesPage } from '../settings/sources/sources-page.tsx';

export const Route = createFileRoute('/_app/settings/sources')({ component: SourcesPage });
