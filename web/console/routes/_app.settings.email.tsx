import { createFileRoute } from '@tanstack/react-router';
import { EmailPage } from '../settings/email/email-page.tsx';

export const Route = createFileRoute('/_app/settings/email')({ component: EmailPage });
