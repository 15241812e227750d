import { createFileRoute } from '@tanstack/react-router';
import { ResetPassword } from '../entry/reset-password.tsx';

export const Route = createFileRoute('/password-reset/$token')({ component: Page });

function Page() {
  return <ResetPassword token={Route.useParams().token} />;
}
