import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, need } from './client.ts';

/** Who is signed in. The shell loads it before anything else, so below the shell it is always there. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => need(api.GET('/api/me', { signal })),
  staleTime: 5 * 60_000,
});

export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission);
}

export const signIn = (body: { email: string; password: string }) => need(api.POST('/api/session', { body }));
/** The second step of a sign-in: a code of the app, or a recovery code. */
export const finishSignIn = (code: string) =>
  need(api.POST('/api/session/second-factor', { body: { code } }));
export const signOut = () => need(api.DELETE('/api/session'));

export const setupQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => need(api.GET('/api/setup/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });

export const setUp = (body: { token: string; name: string; email: string; password: string }) =>
  need(api.POST('/api/setup', { body }));

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      need(api.GET('/api/invitations/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });

export const acceptInvitation = (token: string, body: { password: string; name?: string }) =>
  need(api.POST('/api/invitations/{token}', { params: { path: { token } }, body }));

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => need(api.GET('/api/me/sessions', { signal })),
});

export const endSession = (id: string) =>
  need(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }));
export const changeName = (name: string) => need(api.PATCH('/api/me', { body: { name } }));
export const changePassword = (body: { current: string; password: string }) =>
  need(api.PUT('/api/me/password', { body }));
