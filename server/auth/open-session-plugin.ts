import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { SignedInBy } from './sessions.ts';

/**
 * Opens a session for a member whom we have let in ourselves. Server only: it is called by sign-in.ts and has no
 * address.
 */
export const openSessionPlugin = {
  id: 'tellonce-open-session',
  endpoints: {
    openSessionOf: createAuthEndpoint.serverOnly(
      {
        method: 'POST',
        metadata: { $Infer: { body: {} as { member_id: string; signed_in_by: SignedInBy } } },
      },
      async (ctx) => {
        const { member_id, signed_in_by } = ctx.body;
        const user = await ctx.context.internalAdapter.findUserById(member_id);
        if (!user) throw new Error('A session was to be opened for a member who does not exist.');
        const session = await ctx.context.internalAdapter.createSession(member_id, false, { signed_in_by });
        await setSessionCookie(ctx, { session, user });
        return { ok: true };
      },
    ),
  },
} satisfies BetterAuthPlugin;
