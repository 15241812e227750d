import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../http/refusal.ts';
import type { Kit } from '../../kit.ts';
import { ownAddress } from '../own-address.ts';

/** What passkeys are bound to: the name this server is reached by, and the address of its pages. */
export type RelyingParty = { id: string; origin: string };

export function relyingParty(kit: Pick<Kit, 'config'>, request: FastifyRequest): RelyingParty {
  const { hostname, origin } = new URL(ownAddress(kit, request));
  if (isIP(hostname.replace(/^\[|\]$/g, '')) === 0) return { id: hostname, origin };
  throw new Refusal(
    'no_passkeys_here',
    409,
    'Browsers keep passkeys for names alone. Open Tellonce by its name instead of by a number.',
  );
}
