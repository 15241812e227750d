import { createFileRoute, redirect } from '@tanstack/react-router';
import { Problem } from '../api/client.ts';
import { meQuery } from '../api/session.ts';
import { Shell } from '../shell/shell.tsx';

/** Everything below needs a signed-in team member. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        throw redirect({ to: '/sign-in', search: { to: location.href } });
      }
      throw error;
    }
  },
  component: Shell,
});
