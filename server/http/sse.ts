import type { FastifyReply, FastifyRequest } from 'fastify';
import { masksContacts } from '../auth/contact-details.ts';
import { maskContacts } from '../auth/mask-contacts.ts';

const HEARTBEAT_MS = 15_000;

export type SseStream = {
  /** Sends one event; `id` lets the client say later what it has seen. */
  send: (data: unknown, id?: string | number) => void;
  onClose: (closed: () => void) => void;
  end: () => void;
};

const open = new Set<SseStream>();

/** Turns the reply into a stream of server-sent events, with a heartbeat so that dead connections are noticed. */
export function sseStream(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Record<string, string> = {},
): SseStream {
  reply.hijack();
  const socket = reply.raw;
  const given = Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
  socket.writeHead(200, {
    ...given,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    ...headers,
  });
  const closers = new Set<() => void>();
  // Between our end and the connection's close there is a moment in which a write would be an uncaught error.
  const write = (text: string) => {
    if (!socket.writableEnded) socket.write(text);
  };
  const hides = masksContacts(request);
  const beat = setInterval(() => write(': beat\n\n'), HEARTBEAT_MS);
  const stream: SseStream = {
    send: (data, id) => {
      if (id !== undefined) write(`id: ${id}\n`);
      write(`data: ${JSON.stringify(hides ? maskContacts(data) : data)}\n\n`);
    },
    onClose: (closed) => closers.add(closed),
    end: () => socket.end(),
  };
  open.add(stream);
  request.raw.on('close', () => {
    clearInterval(beat);
    open.delete(stream);
    for (const closed of closers) closed();
  });
  return stream;
}

/** Ends all open streams, so that a stop does not wait for people who keep a page open. */
export function endStreams(): void {
  for (const stream of open) stream.end();
}
