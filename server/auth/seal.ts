import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed value is for: each purpose has a key of its own, and `bound_to` makes it worth nothing elsewhere. */
export type Purpose = { server_secret: string; purpose: string; bound_to: string };

/** AES-256-GCM: nonce, tag, ciphertext. */
export function seal(given: Purpose, value: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(given), nonce).setAAD(Buffer.from(given.bound_to));
  const sealed = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null when it was sealed with another SECRET, for something else, or changed. */
export function unseal(given: Purpose, sealed: Buffer): Buffer | null {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(given), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(given.bound_to))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

function keyOf({ server_secret, purpose }: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', server_secret, '', purpose, 32));
}
