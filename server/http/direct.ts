import type { IncomingMessage, ServerResponse } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { App } from './routes.ts';

/** Answers a request all by itself, whatever happens. */
export type DirectRoute = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Routes that are answered before the framework sees the request: `POST` to exactly this address, without a query.
 * For what comes thousands of times a second and needs no cookie, session or schema; see docs/decisions/ingest.md.
 * Each must be an ordinary route as well, which documents it, and answers in all but that one form and while we stop.
 */
export type DirectRoutes = Map<string, DirectRoute>;

export function answerDirectly(app: App, trusted_proxies: string[]): void {
  const routes: DirectRoutes = new Map();
  const framework = app.server.listeners('request') as DirectRoute[];
  app.server.removeAllListeners('request');
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const route = request.method === 'POST' ? routes.get(request.url!) : undefined;
    if (route) return route(request, response);
    for (const listener of framework) listener.call(app.server, request, response);
  });
  // From here on it is the framework that says we are stopping.
  app.addHook('preClose', async () => routes.clear());
  app.decorate('direct', routes);
  const trusts = proxyAddr.compile(trusted_proxies);
  app.decorate('addressOf', (request) => proxyAddr(request, trusts));
}

declare module 'fastify' {
  interface FastifyInstance {
    direct: DirectRoutes;
    /** Where a request comes from, as request.ip says it of those that come by the framework. */
    addressOf: (request: IncomingMessage) => string;
  }
}
