import { createHmac, hkdfSync } from 'node:crypto';
import type { IdentityRef } from '../people/people.ts';

let key: Buffer | undefined;

/** Draws the key of the hashes from SECRET, once at the start of a process. */
export function setErasureKey(server_secret: string): void {
  key = Buffer.from(hkdfSync('sha256', server_secret, '', 'tellonce erased identities v1', 32));
}

/** What is kept of an identity that was erased: tells it when it comes again, and nothing to anyone without SECRET. */
export const identityHash = ({ kind, value }: IdentityRef): Buffer => hashed(`identity\0${kind}\0${value}`);

/** The same for what a channel calls a message. */
export const externalIdHash = (account_id: string, external_id: string): string =>
  hashed(`message\0${account_id}\0${external_id}`).toString('hex');

/** Tells whether hashes were made with the same SECRET, without telling the SECRET. */
export const keyMark = (): string => hashed('mark').toString('hex').slice(0, 16);

function hashed(text: string): Buffer {
  if (!key) throw new Error('The key of erasures was not set: the customers module was not started.');
  return createHmac('sha256', key).update(text).digest();
}
