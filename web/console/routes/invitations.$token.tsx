import { createFileRoute } from '@tanstack/react-router';
import { AcceptInvitation } from '../entry/accept-invitation.tsx';

export const Route = createFileRoute('/invitations/$token')({ component: Page });

function Page() {
  return <AcceptInvitation token={Route.useParams().token} />;
}
