import { LRUCache } from 'lru-cache';

// The same few headers come thousands of times a second.
const HEADERS = 1_000;
const LONGEST = 500;
const read_before = new LRUCache<string, string>({ max: HEADERS });

/** The key in a request's headers: user name of Basic authentication, or a Bearer token. Null when there is none. */
export function keyInHeader(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const known = read_before.get(authorization);
  if (known !== undefined) return known;
  const key = readKey(authorization);
  if (key !== null && authorization.length <= LONGEST) read_before.set(authorization, key);
  return key;
}

function readKey(authorization: string): string | null {
  const [, scheme, value] = /^(\w+) +(\S+)$/.exec(authorization.trim()) ?? [];
  if (!scheme || !value) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return null;
  const name = Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0];
  return name || null;
}

/** The key in a body: `writeKey`, as browsers send it that cannot set headers. */
export function keyInBody(body: unknown): string | null {
  const key = (body as { writeKey?: unknown } | null)?.writeKey;
  return typeof key === 'string' && key !== '' ? key : null;
}
