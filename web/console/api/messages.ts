import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, need, problemFrom } from './client.ts';

/** The conversation, newest page first; within a page the oldest message comes first. */
export const messagesQuery = (case_id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', case_id, 'messages'],
    queryFn: ({ pageParam, signal }) =>
      need(
        api.GET('/api/cases/{id}/messages', {
          params: { path: { id: case_id }, query: { limit: 50, ...(pageParam && { before: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export type Reply = { text: string; reply_option: string; subject?: string; file_ids?: string[] };

export const sendReply = (case_id: string, key: string, body: Reply) =>
  need(
    api.POST('/api/cases/{id}/messages', {
      params: { path: { id: case_id }, header: { 'idempotency-key': key } },
      body,
    }),
  );

export const addNote = (case_id: string, key: string, text: string) =>
  need(
    api.POST('/api/cases/{id}/notes', {
      params: { path: { id: case_id }, header: { 'idempotency-key': key } },
      body: { text },
    }),
  );

export const retryDelivery = (id: string) =>
  need(api.POST('/api/deliveries/{id}/retry', { params: { path: { id } } }));

export type UploadedFile = { id: string; name: string; type: string; size: number; url: string };

/** Multipart has no typed body in the generated client, so this one call is made by hand. */
export async function uploadFile(file: File): Promise<UploadedFile> {
  const form = new FormData();
  form.append('file', file);
  const response = await fetch('/api/files', { method: 'POST', body: form });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response, body);
  return body as UploadedFile;
}
