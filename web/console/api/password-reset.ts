import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const resetByMailQuery = queryOptions({
  queryKey: ['password-reset'],
  queryFn: ({ signal }) => need(api.GET('/api/password-reset', { signal })),
});

export const resetLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-reset', token],
    queryFn: ({ signal }) =>
      need(api.GET('/api/password-reset/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });

export const askForReset = (email: string) => need(api.POST('/api/password-reset', { body: { email } }));
export const resetPassword = (token: string, password: string) =>
  need(api.POST('/api/password-reset/{token}', { params: { path: { token } }, body: { password } }));
