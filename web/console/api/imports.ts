import { queryOptions } from '@tanstack/react-query';
import { api, need, problemFrom } from './client.ts';

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => need(api.GET('/api/customer-imports', { signal })),
});

export type Import = Awaited<ReturnType<typeof startImport>>;

const LOOK_MS = 700;
export const isAtWork = (state: Import['state']): boolean => state === 'checking' || state === 'running';

/** Looked at again and again while something is being done with it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) =>
      need(api.GET('/api/customer-imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data.state) ? LOOK_MS : false),
  });

export const importPreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id, 'preview'],
    queryFn: ({ signal }) =>
      need(api.GET('/api/customer-imports/{id}/preview', { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const checkImport = (id: string, meanings: string[]) =>
  need(api.POST('/api/customer-imports/{id}/check', { params: { path: { id } }, body: { meanings } }));
export const readImportAnew = (id: string, how: Pick<Import, 'encoding' | 'delimiter'>) =>
  need(api.POST('/api/customer-imports/{id}/read-anew', { params: { path: { id } }, body: how }));
export const startImport = (id: string) =>
  need(api.POST('/api/customer-imports/{id}/start', { params: { path: { id } } }));
export const cancelImport = (id: string) =>
  need(api.POST('/api/customer-imports/{id}/cancel', { params: { path: { id } } }));

/** By hand and not with fetch, which does not say how much of a large file has gone. `share` is from 0 to 1. */
export function uploadList(file: File, onProgress: (share: number) => void): Promise<Import> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      const response = new Response(null, { status: request.status || 500 });
      const body = bodyOf(request.responseText);
      if (response.ok) resolve(body as Import);
      else reject(problemFrom(response, body));
    };
    request.onerror = () => reject(problemFrom(Response.error(), null));
    request.open('POST', '/api/customer-imports');
    request.send(form);
  });
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
