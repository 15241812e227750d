import { createFileRoute } from '@tanstack/react-router';
import { ErasuresPage } from '../settings/erasures/erasures-page.tsx';

export const Route = createFileRoute('/_app/settings/erasures')({ component: ErasuresPage });
