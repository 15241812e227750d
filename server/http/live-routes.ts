import type { Kit } from '../kit.ts';
import type { App } from './routes.ts';
import { sseStream } from './sse.ts';

// Wake-ups of workers and visitors' chats are no business of the console.
const INTERNAL = new Set(['chat', 'inbound', 'delivery']);

/** The log may grow many times a second; whoever shows a timeline looks for news of it this often. */
const LOG_EVERY_MS = 300;

/**
 * The console's live line: `{topic, id}` for whatever changed. `hello` comes first and again whenever some events
 * may have been missed: the page then reads again what it shows.
 */
export function liveRoutes(app: App, kit: Kit): void {
  app.get('/api/live', { config: { permission: 'signed_in' }, schema: { hide: true } }, (request, reply) => {
    const stream = sseStream(request, reply);
    let log_timer: NodeJS.Timeout | undefined;
    const tellOfLog = () => {
      log_timer = undefined;
      stream.send({ topic: 'log', id: '' });
    };
    stream.send({ topic: 'hello', id: '' });
    stream.onClose(
      kit.live.subscribe((event) => {
        // Signed out, removed or given another role: the page connects again, if it still may.
        if (event.topic === 'team' && event.id === request.session?.actor.id) return stream.end();
        if (event.topic === 'log') log_timer ??= setTimeout(tellOfLog, LOG_EVERY_MS);
        else if (!INTERNAL.has(event.topic)) stream.send(event);
      }),
    );
    stream.onClose(() => clearTimeout(log_timer));
  });
}
