import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest();
const text = (value: Buffer): string => value.toString('base64url');

// The little of CBOR (RFC 8949) that a key and an attestation are written in.
const head = (major: number, count: number): Buffer => {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
};
const number = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
const string = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

/** What the holder does otherwise than an honest authenticator in an honest browser. */
export type Otherwise = {
  origin?: string;
  rp_id?: string;
  challenge?: string;
  counter?: number;
  /** Nobody showed a finger or typed a PIN. */
  unverified?: boolean;
  user_handle?: string;
  type?: string;
};

type Options = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } };

/** An authenticator and the browser around it, by hand (W3C WebAuthn): the library that is tested has no part in it. */
export function passkeyHolder(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const kept = { counter: 0, user_handle: '' };

  const clientData = (type: string, challenge: string, otherwise: Otherwise): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: otherwise.type ?? type,
        challenge: otherwise.challenge ?? challenge,
        origin: otherwise.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (rp_id: string, otherwise: Otherwise, attested?: Buffer): Buffer => {
    kept.counter = otherwise.counter ?? kept.counter + 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(kept.counter);
    const flags = 0x01 | (otherwise.unverified ? 0 : 0x04) | (attested ? 0x40 : 0);
    return Buffer.concat([
      sha256(otherwise.rp_id ?? rp_id),
      Buffer.from([flags]),
      counter,
      attested ?? Buffer.alloc(0),
    ]);
  };

  return {
    id: text(id),
    /** Makes the passkey: what the browser sends for the options it was given. */
    make: (options: object, otherwise: Otherwise = {}) => {
      const { challenge, rp, user } = options as Options;
      kept.user_handle = user?.id ?? '';
      const length = Buffer.from([id.length >> 8, id.length & 255]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const data = authenticatorData(rp?.id ?? '', otherwise, attested);
      const attestation = map([
        [string('fmt'), string('none')],
        [string('attStmt'), map([])],
        [string('authData'), bytes(data)],
      ]);
      return credential(id, {
        clientDataJSON: text(clientData('webauthn.create', challenge, otherwise)),
        attestationObject: text(attestation),
        transports: ['internal'],
      });
    },
    /** Signs a sign-in. */
    sign: (options: object, otherwise: Otherwise = {}) => {
      const { challenge, rpId } = options as Options;
      const client = clientData('webauthn.get', challenge, otherwise);
      const data = authenticatorData(rpId ?? '', otherwise);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return credential(id, {
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(signature),
        userHandle: otherwise.user_handle ?? kept.user_handle,
      });
    },
  };
}

const credential = <Response extends object>(id: Buffer, response: Response) => ({
  id: text(id),
  rawId: text(id),
  type: 'public-key',
  clientExtensionResults: {},
  response,
});

// RFC 9053: kty EC2, alg ES256, crv P-256, x, y.
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return map([
    [number(1), number(2)],
    [number(3), number(-7)],
    [number(-1), number(1)],
    [number(-2), bytes(Buffer.from(x, 'base64url'))],
    [number(-3), bytes(Buffer.from(y, 'base64url'))],
  ]);
}
