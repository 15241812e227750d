import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a signed-in person's browser do. Browsers say where a request comes from
 * (Sec-Fetch-Site on https and localhost, Origin everywhere), and no page can forge that. A request with the
 * session cookie that says neither is refused too; one without the cookie has nothing to abuse.
 */
export function refuseOtherSites(
  request: FastifyRequest,
  public_url: string | undefined,
  cookie: boolean,
): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if (site !== undefined) {
    if (site === 'same-origin') return;
  } else if (origin !== undefined) {
    if (ownOrigin(origin, request.headers.host, public_url)) return;
  } else if (!cookie) {
    return;
  }
  throw new Refusal('other_site', 403, 'This request came from another site, so it was not carried out.');
}

// By host, not by scheme: behind a proxy that ends TLS the server itself is spoken to in plain HTTP.
function ownOrigin(origin: string, host: string | undefined, public_url: string | undefined): boolean {
  if (public_url !== undefined && origin === new URL(public_url).origin) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: given } = new URL(origin);
  // Read as an address too, so that a port that goes without saying does not count.
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && given === new URL(own).host;
}
