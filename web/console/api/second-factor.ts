import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => need(api.GET('/api/me/second-factor', { signal })),
});

export const beginSecondFactor = (password: string) =>
  need(api.POST('/api/me/second-factor', { body: { password } }));
export const confirmSecondFactor = (code: string) =>
  need(api.POST('/api/me/second-factor/confirm', { body: { code } }));
export const renewRecoveryCodes = (password: string) =>
  need(api.POST('/api/me/second-factor/recovery-codes', { body: { password } }));
export const turnOffSecondFactor = (password: string) =>
  need(api.POST('/api/me/second-factor/turn-off', { body: { password } }));
export const resetSecondFactor = (id: string) =>
  need(api.DELETE('/api/team/{id}/second-factor', { params: { path: { id } } }));
