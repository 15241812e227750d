import { createFileRoute } from '@tanstack/react-router';
import { SignIn } from '../entry/sign-in.tsx';

export const Route = createFileRoute('/sign-in')({
  // Only a path of our own: never a way to send people elsewhere after they signed in.
  validateSearch: (search): { to?: string } => (isOwnPath(search.to) ? { to: search.to } : {}),
  component: Page,
});

const isOwnPath = (to: unknown): to is string =>
  typeof to === 'string' && to.startsWith('/') && !/^\/[/\\]/.test(to) && !to.startsWith('/sign-in');

function Page() {
  return <SignIn to={Route.useSearch().to ?? '/inbox'} />;
}
