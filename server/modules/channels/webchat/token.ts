import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What lets one browser into one chat session: the session's id, and a secret that the browser chose or was given. */
export const tokenOf = (session_id: string, secret: string) => `${session_id}.${secret}`;

export const newSecret = () => randomBytes(32).toString('base64url');

/** All that we keep of a secret. */
export const hash = (secret: string) => createHash('sha256').update(secret).digest();

export function readToken(token: string): { session_id: string; token_hash: Buffer } | null {
  const [, session_id, secret] = TOKEN.exec(token) ?? [];
  return session_id && secret ? { session_id, token_hash: hash(secret) } : null;
}

export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
