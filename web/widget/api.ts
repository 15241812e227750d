import type { Session } from './keep.ts';

export type ChatConfig = {
  name: string;
  greeting: string | null;
  colour: string;
  ask_email: boolean;
};
export type ChatMessage = {
  seq: number;
  direction: 'in' | 'out';
  text: string;
  author_name: string | null;
  client_id: string | null;
  at: string;
};

/** The server said no: `status` tells whether trying again can help. */
export class ChatProblem extends Error {
  status: number;
  code: string;
  retry_after: number;
  constructor(status: number, code: string, detail: string, retryAfter: number) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retry_after = retryAfter;
  }
}

export type ChatApi = ReturnType<typeof chatApi>;

export function chatApi(base: string, key: string) {
  const root = `${base}/chat/${encodeURIComponent(key)}`;

  async function call(path: string, session: Session | null, body?: unknown, signal?: AbortSignal) {
    const headers: Record<string, string> = {};
    if (session) headers.authorization = `Bearer ${session.token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(root + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ?? AbortSignal.timeout(20_000),
      // The bearer token is all we need: no cookies of the host are sent or set.
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'origin',
    });
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    const wait = Number(response.headers.get('retry-after')) || 0;
    throw new ChatProblem(response.status, problem.code ?? 'unknown', problem.detail ?? '', wait);
  }

  return {
    config: async (): Promise<ChatConfig> => (await call('/config', null)).json(),
    openSession: async (visitor: {
      anonymous_id?: string;
      page?: string;
      secret: string;
    }): Promise<Session> => (await call('/sessions', null, visitor)).json(),
    messages: async (session: Session, after: number): Promise<ChatMessage[]> =>
      (await (await call(`/messages?after=${after}`, session)).json()).items,
    send: async (session: Session, message: { client_id: string; text: string }): Promise<ChatMessage> =>
      (await call('/messages', session, message)).json(),
    identify: (session: Session, email: string) => call('/identity', session, { email }),
    stream: (session: Session, after: number, signal: AbortSignal) =>
      call(`/stream?after=${after}`, session, undefined, signal),
  };
}
