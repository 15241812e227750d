import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Refusal } from '../../http/refusal.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce, tag, ciphertext. Bound to the member, so that a row's secret is worth nothing in another. */
export function sealSecret(server_secret: string, member_id: string, secret: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(server_secret), nonce).setAAD(Buffer.from(member_id));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function openSecret(server_secret: string, member_id: string, sealed: Buffer): Buffer {
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(server_secret), sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(member_id))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new Refusal(
      'second_factor_lost',
      409,
      'The server has another SECRET than when this second factor was set up. Use a recovery code, or have it reset.',
    );
  }
}

function keyOf(server_secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', server_secret, '', 'tellonce second factor', 32));
}
