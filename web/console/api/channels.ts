import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => need(api.GET('/api/channels', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const channelAccountsQuery = queryOptions({
  queryKey: ['channel-accounts'],
  queryFn: ({ signal }) => need(api.GET('/api/channel-accounts', { signal })),
});

export type Settings = Record<string, unknown>;

export const addAccount = (body: { channel: string; name: string; settings: Settings }) =>
  need(api.POST('/api/channel-accounts', { body }));

export const changeAccount = (id: string, body: { name?: string; enabled?: boolean; settings?: Settings }) =>
  need(api.PATCH('/api/channel-accounts/{id}', { params: { path: { id } }, body }));

export const removeAccount = (id: string) =>
  need(api.DELETE('/api/channel-accounts/{id}', { params: { path: { id } } }));

export const testAccount = (body: { channel: string; settings: Settings; id?: string }) =>
  need(api.POST('/api/channel-accounts/test', { body }));
