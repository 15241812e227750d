import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../http/refusal.ts';
import type { App } from '../../../http/routes.ts';

const MINUTE = 60_000;

/**
 * How often the chat may be called. By session where there is one: people behind one address (an office, a phone
 * network) must not silence each other; the limit by address is wide for the same reason.
 */
export async function chatLimits(app: App) {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('too_many_requests', 429, 'That was too fast. Please wait a moment.', {
        headers: { 'retry-after': String(Math.ceil(ttl / 1000)) },
      }),
  });
  const byAddress = (request: FastifyRequest) => request.ip;
  const bySession = (request: FastifyRequest) => request.headers.authorization ?? request.ip;
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.rateLimit({ max, timeWindow: MINUTE, keyGenerator });
  return {
    sessions: [limit(60, byAddress)],
    reads: [limit(1200, byAddress), limit(120, bySession)],
    writes: [limit(600, byAddress), limit(40, bySession)],
    identities: [limit(60, byAddress), limit(10, bySession)],
  };
}
