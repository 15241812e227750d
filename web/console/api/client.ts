import createClient from 'openapi-fetch';
import type { paths } from '../../api-types.ts';

/** The one way to the server: types come from its OpenAPI document. */
export const api = createClient<paths>({
  // Looked up at each call and not once, so that what replaces fetch later (a test, a recorder) is used.
  fetch: (request) => globalThis.fetch(request),
});

/** What the server said when it refused (RFC 9457), or that it could not be reached (status 0). */
export class Problem extends Error {
  override name = 'Problem';
  status: number;
  code: string;
  request_id: string | null;
  /** All that the problem document holds, for problems that say more. */
  members: Record<string, unknown>;

  constructor(status: number, code: string, detail: string, request_id: string | null, members = {}) {
    super(detail);
    this.members = members;
    this.status = status;
    this.code = code;
    this.request_id = request_id;
  }
}

type Reply<Data> = { data?: Data; error?: unknown; response: Response };

/** Unwraps a call: its data, or a thrown Problem. */
export async function need<Data>(call: Promise<Reply<Data>>): Promise<Data> {
  const reply = await call.catch((cause: unknown) => {
    // An aborted call is not trouble: whoever aborted it knows.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem(0, 'unreachable', cause instanceof Error ? cause.message : String(cause), null);
  });
  if (reply.response.ok) return reply.data as Data;
  throw problemFrom(reply.response, reply.error);
}

export function problemFrom(response: Response, body: unknown): Problem {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<
    Record<'code' | 'detail' | 'title' | 'request_id', string>
  >;
  const detail = problem.detail ?? problem.title ?? `${response.status} ${response.statusText}`;
  return new Problem(response.status, problem.code ?? 'unknown', detail, problem.request_id ?? null, problem);
}
