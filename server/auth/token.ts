import { createHash, randomBytes } from 'node:crypto';

/** A token nobody can guess (256 bits), for a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token, or of anything else that has to be found again but not read. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
