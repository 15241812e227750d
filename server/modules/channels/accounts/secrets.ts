import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Kit } from '../../../kit.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The secrets of an account cannot be opened: SECRET is another one than when they were stored. */
export class SecretsLost extends Error {
  override name = 'SecretsLost';
}

/**
 * Encrypts an account's secrets with AES-256-GCM: nonce, tag, ciphertext. The account's id is bound in, so that a
 * row's secrets cannot be put into another row.
 */
export function sealSecrets(
  kit: Pick<Kit, 'config'>,
  account_id: string,
  secrets: Record<string, string>,
): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(kit), nonce).setAAD(Buffer.from(account_id));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The other way round. Throws SecretsLost when it was sealed with another key, for another account, or changed. */
export function openSecrets(
  kit: Pick<Kit, 'config'>,
  account_id: string,
  sealed: Buffer | null,
): Record<string, string> {
  if (!sealed) return {};
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(kit), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(account_id))
      .setAuthTag(tag);
    const opened = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
    return JSON.parse(opened.toString('utf8')) as Record<string, string>;
  } catch (error) {
    throw new SecretsLost(
      'The passwords of this account cannot be read, because SECRET has changed. Enter them again.',
      {
        cause: error,
      },
    );
  }
}

// A key of its own for this purpose: what leaks of one use tells nothing about another.
function keyOf(kit: Pick<Kit, 'config'>): Buffer {
  return Buffer.from(hkdfSync('sha256', kit.config.SECRET, '', 'tellonce channel secrets v1', 32));
}
