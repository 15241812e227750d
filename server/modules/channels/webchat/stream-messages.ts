import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../http/refusal.ts';
import { sseStream } from '../../../http/sse.ts';
import type { Kit } from '../../../kit.ts';
import { messagesAfter } from './messages.ts';
import type { ChatSession } from './sessions.ts';
import type { SessionWatch } from './watch-sessions.ts';

/**
 * Streams what is said in a session after `after`: `{type: 'hello'}` at once, so that the browser knows that
 * streams get through, then `{type: 'messages', items}`. It watches before it reads, so nothing falls in between.
 */
export async function streamMessages(
  kit: Kit,
  watched: SessionWatch,
  request: FastifyRequest,
  reply: FastifyReply,
  input: { session: ChatSession; after: number },
) {
  let cursor = input.after;
  let reading = false;
  let again = false;
  const read = async () => {
    again = true;
    if (reading) return;
    reading = true;
    try {
      while (again) {
        again = false;
        const items = await messagesAfter(kit.db, input.session.id, cursor);
        const last = items.at(-1);
        if (!last) continue;
        cursor = last.seq;
        again = true;
        stream.send({ type: 'messages', items }, cursor);
      }
    } catch (error) {
      // The browser comes back with its cursor and reads what is missing then.
      kit.log.warn({ err: error }, 'chat: a stream ends, its messages could not be read');
      stream.end();
    }
    reading = false;
  };
  const unwatch = watched.watch(input.session.id, () => void read());
  if (!unwatch) {
    throw new Refusal('too_many_streams', 429, 'This chat is open too many times.', {
      headers: { 'retry-after': '60' },
    });
  }
  const stream = sseStream(request, reply);
  stream.onClose(unwatch);
  stream.send({ type: 'hello' });
  await read();
}
