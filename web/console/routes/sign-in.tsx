import { createFileRoute } from '@tanstack/react-router';
import { SignIn } from '../entry/sign-in.tsx';
import { isTrouble, type SignOnTrouble } from '../entry/trouble-texts.ts';

type Search = { to?: string; step?: 'code'; trouble?: SignOnTrouble };

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): Search => ({
    // Only a path of our own: never a way to send people elsewhere after they signed in.
    ...(isOwnPath(search.to) && { to: search.to }),
    ...(search.step === 'code' && { step: 'code' as const }),
    ...(isTrouble(search.trouble) && { trouble: search.trouble }),
  }),
  component: Page,
});

const isOwnPath = (to: unknown): to is string =>
  typeof to === 'string' && to.startsWith('/') && !/^\/[/\\]/.test(to) && !to.startsWith('/sign-in');

function Page() {
  const { to, step, trouble } = Route.useSearch();
  return <SignIn to={to ?? '/'} step={step} trouble={trouble} />;
}
