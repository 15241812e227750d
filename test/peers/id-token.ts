import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export type SigningKey = { alg: 'RS256' | 'ES256'; kid: string; key: KeyObject; jwk: object };

/** A fresh key pair; its public half as a JSON Web Key. */
export function newSigningKey(alg: SigningKey['alg'], kid: string): SigningKey {
  const { privateKey, publicKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { alg, kid, key: privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } };
}

/** A signed token, by hand: the library that is tested has no part in it. */
export function signed(claims: object, { alg, kid, key }: SigningKey): string {
  const head = `${encode({ alg, kid, typ: 'JWT' })}.${encode(claims)}`;
  // JWS wants the two numbers of an ECDSA signature side by side, not in DER.
  const signature = sign('sha256', Buffer.from(head), { key, dsaEncoding: 'ieee-p1363' });
  return `${head}.${signature.toString('base64url')}`;
}

export const unsigned = (claims: object): string => `${encode({ alg: 'none' })}.${encode(claims)}.`;

/** "Signed" with what everybody knows: the public key, or the client secret. */
export function signedWithText(claims: object, text: string): string {
  const head = `${encode({ alg: 'HS256', kid: 'one' })}.${encode(claims)}`;
  return `${head}.${createHmac('sha256', text).update(head).digest('base64url')}`;
}
