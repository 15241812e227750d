import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Type } from 'typebox';
import { sql } from '../db/index.ts';
import type { Kit } from '../kit.ts';
import { reactorLags } from '../log/reactor-lags.ts';
import { Refusal } from './refusal.ts';
import type { App } from './routes.ts';

const Ok = { response: { 200: Type.Object({ ok: Type.Literal(true) }) } };

/** For those who watch the server: is it alive, is it ready, how is it doing. None of it tells of a customer. */
export function healthRoutes(app: App, kit: Kit): void {
  app.get('/healthz', { config: { permission: 'public' }, schema: Ok }, async () => ({ ok: true as const }));

  app.get('/readyz', { config: { permission: 'public' }, schema: Ok }, async () => {
    try {
      await sql`select 1`.execute(kit.db);
    } catch {
      throw new Refusal('database_away', 503, 'The database does not answer.', {
        headers: { 'retry-after': '2' },
      });
    }
    return { ok: true as const };
  });

  const metrics = meter(app, kit);
  app.get(
    '/metrics',
    { config: { permission: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      reply.type(metrics.contentType);
      return metrics.metrics();
    },
  );
}

function meter(app: App, kit: Kit): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'tellonce_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  app.decorate('noteAnswer', (method, route, status, ms) =>
    requests.observe({ method, route, status }, ms / 1000),
  );
  app.addHook('onResponse', async (request, reply) => {
    app.noteAnswer(
      request.method,
      request.routeOptions.url ?? 'unknown',
      reply.statusCode,
      reply.elapsedTime,
    );
  });
  new Gauge({
    name: 'tellonce_reactor_lag_seconds',
    help: 'Age of the oldest log batch that a reactor has not passed.',
    labelNames: ['reactor'],
    registers: [registry],
    async collect() {
      for (const lag of await reactorLags(kit.db)) this.set({ reactor: lag.reactor }, lag.seconds);
    },
  });
  return registry;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts an answer in the metrics. For direct routes alone: of all others it is done. */
    noteAnswer: (method: string, route: string, status: number, ms: number) => void;
  }
}
