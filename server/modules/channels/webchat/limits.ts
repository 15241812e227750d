import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../http/refusal.ts';
import type { App } from '../../../http/routes.ts';

const MINUTE_MS = 60_000;
// Addresses and sessions that are remembered for a minute; whoever is forgotten begins at nought.
const REMEMBERED = 50_000;

type Check = (request: FastifyRequest) => Promise<void>;

/**
 * How often the chat may be called in a minute. By session where there is one: people behind one address (an office,
 * a phone network) must not silence each other; the limit by address is wide for the same reason.
 */
export async function chatLimits(app: App) {
  await app.register(rateLimit, { global: false, cache: REMEMBERED });
  // The plugin's own handlers run once for a request, so that of two only the first would count.
  const limit = (max: number, keyGenerator?: (request: FastifyRequest) => string): Check => {
    const count = app.createRateLimit({ max, timeWindow: MINUTE_MS, ...(keyGenerator && { keyGenerator }) });
    return async (request) => {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) throw tooFast(counted.ttlInSeconds);
    };
  };
  // Hashed: what a caller sends as a token may be 16 KB, and is remembered for a minute.
  const bySession = ({ headers, ip }: FastifyRequest) =>
    headers.authorization ? createHash('sha256').update(headers.authorization).digest('base64') : ip;
  return {
    sessions: [limit(60)],
    reads: [limit(1200), limit(120, bySession)],
    writes: [limit(600), limit(40, bySession)],
    identities: [limit(60), limit(10, bySession)],
  };
}

const tooFast = (seconds: number) =>
  new Refusal('too_many_requests', 429, 'That was too fast. Please wait a moment.', {
    headers: { 'retry-after': String(seconds) },
  });
