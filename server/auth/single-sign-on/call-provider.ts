import { lookup as resolve } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CustomFetch } from 'openid-client';
import type { Config } from '../../config.ts';
import { isOwnMachine, isPrivateAddress } from './private-address.ts';

/** For each answer, from the name to the last byte. */
export const CALL_SECONDS = 8;
const ANSWER_BYTES = 1024 * 1024;

/** A call that was not made. `message` says why, in words for whoever sets single sign-on up. */
export class CallRefused extends Error {
  override name = 'CallRefused';
}

/**
 * fetch for a provider whose address somebody typed in: https alone, no redirects, no address of a private network,
 * unless PRIVATE_ISSUER_HOSTS names the host. The address that was looked at is the one that is called: a name that
 * answers otherwise a moment later gains nothing.
 */
export function providerFetch(config: Pick<Config, 'PRIVATE_ISSUER_HOSTS'>): CustomFetch {
  const own = new Set(config.PRIVATE_ISSUER_HOSTS?.toLowerCase().split(/\s*,\s*/));
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    const host = url.hostname.toLowerCase();
    const allowed = own.has(host);
    if (url.protocol !== 'https:' && !(allowed && isOwnMachine(host))) {
      throw new CallRefused(`${url.origin} is not an https address.`);
    }
    const literal = host.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !allowed) refusePrivate(host, literal);
    const answer = await call(url, {
      method,
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: typeof body === 'string' || body instanceof URLSearchParams ? String(body) : undefined,
      signal: signal ?? AbortSignal.timeout(CALL_SECONDS * 1000),
      lookup: lookupFor(allowed),
    });
    return response(answer);
  };
}

function refusePrivate(host: string, address: string): void {
  if (!isPrivateAddress(address)) return;
  throw new CallRefused(
    `${host} is in a private network (${address}). If it is meant, whoever runs the server names it in PRIVATE_ISSUER_HOSTS.`,
  );
}

function lookupFor(allowed: boolean): LookupFunction {
  return (host, { all, family, hints }, done) => {
    const wanted = { all: true as const, family: family ?? 0, hints: hints ?? 0 };
    resolve(host, wanted).then(
      (found) => {
        try {
          // One private address among public ones is as good as none but private.
          if (!allowed) for (const { address } of found) refusePrivate(host, address);
        } catch (error) {
          return done(error as Error, []);
        }
        return all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
      },
      (error: Error) => done(error as NodeJS.ErrnoException, []),
    );
  };
}

type Call = {
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal;
  lookup: LookupFunction;
};

function call(url: URL, { body, ...options }: Call): Promise<{ head: IncomingMessage; body: Buffer }> {
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      // A connection of its own: none is shared with anybody whose call was judged otherwise.
      { ...options, agent: false, headers: { ...options.headers, ...length(body) } },
      (head) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        head.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > ANSWER_BYTES) head.destroy(new CallRefused(`${url.host} answers with over 1 MB.`));
          else parts.push(part);
        });
        head.on('end', () => done({ head, body: Buffer.concat(parts) }));
        head.on('error', fail);
      },
    );
    request.on('error', fail);
    request.end(body);
  });
}

const length = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

function response({ head, body }: { head: IncomingMessage; body: Buffer }): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(head.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const status = head.statusCode ?? 500;
  // These come without a body, and a Response refuses one.
  return new Response([101, 204, 205, 304].includes(status) ? null : new Uint8Array(body), {
    status,
    headers,
  });
}
