import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What lets one browser into one chat session. Only the hash of its secret half is kept. */
export function newToken(session_id: string): { token: string; token_hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${session_id}.${secret}`, token_hash: hash(secret) };
}

export function readToken(token: string): { session_id: string; token_hash: Buffer } | null {
  const [, session_id, secret] = TOKEN.exec(token) ?? [];
  return session_id && secret ? { session_id, token_hash: hash(secret) } : null;
}

export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

const hash = (secret: string) => createHash('sha256').update(secret).digest();
