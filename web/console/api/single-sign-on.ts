import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { SingleSignOn } from './shapes.ts';

/** How one can sign in here. Known before anybody is signed in. */
export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: ({ signal }) => need(api.GET('/api/session/ways', { signal })),
  staleTime: 60_000,
});

/** An address, not a call: the browser goes there, to the provider, and comes back to `to`. */
export const signOnAddress = (to: string) => `/api/session/single-sign-on?${new URLSearchParams({ to })}`;

export const singleSignOnQuery = queryOptions({
  queryKey: ['single-sign-on'],
  queryFn: ({ signal }) => need(api.GET('/api/single-sign-on', { signal })),
});

type Kept = 'client_secret_stored' | 'trusted_for_owners' | 'updated_at';
export type SingleSignOnInput = Omit<SingleSignOn, Kept> & { client_secret?: string | null };

export const saveSingleSignOn = (body: SingleSignOnInput) => need(api.PUT('/api/single-sign-on', { body }));

export const testSingleSignOn = (
  body: Pick<SingleSignOnInput, 'issuer' | 'client_id' | 'client_secret' | 'scopes'>,
) => need(api.POST('/api/single-sign-on/test', { body }));
