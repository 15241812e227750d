import { createFileRoute } from '@tanstack/react-router';
import { SingleSignOnPage } from '../settings/single-sign-on/single-sign-on-page.tsx';

export const Route = createFileRoute('/_app/settings/single-sign-on')({ component: SingleSignOnPage });
