import { createFileRoute } from '@tanstack/react-router';
import { IdentityRulesPage } from '../settings/identity-rules/identity-rules-page.tsx';

export const Route = createFileRoute('/_app/settings/identity-rules')({ component: IdentityRulesPage });
