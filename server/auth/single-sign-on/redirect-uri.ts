import type { FastifyRequest } from 'fastify';
import type { Kit } from '../../kit.ts';
import { ownAddress } from '../own-address.ts';

/** Where the provider sends people back to; it has to know this address. */
export function redirectUri(kit: Kit, request: FastifyRequest): string {
  // Written as the address a browser comes back to is read: without a port that goes without saying.
  return new URL('/api/session/single-sign-on/callback', ownAddress(kit, request)).href;
}
