import type { FastifyRequest } from 'fastify';
import type { Kit } from '../kit.ts';

/** Where we are reached: without a public address, where the one who asks reaches us. For their own eyes alone. */
export function ownAddress(kit: Pick<Kit, 'config'>, request: FastifyRequest): string {
  return kit.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
}
