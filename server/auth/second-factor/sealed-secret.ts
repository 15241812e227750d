import { Refusal } from '../../http/refusal.ts';
import { seal, unseal } from '../seal.ts';

const PURPOSE = 'tellonce second factor';

/** Bound to the member, so that a row's secret is worth nothing in another. */
export function sealSecret(server_secret: string, member_id: string, secret: Buffer): Buffer {
  return seal({ server_secret, purpose: PURPOSE, bound_to: member_id }, secret);
}

export function openSecret(server_secret: string, member_id: string, sealed: Buffer): Buffer {
  const secret = unseal({ server_secret, purpose: PURPOSE, bound_to: member_id }, sealed);
  if (secret) return secret;
  throw new Refusal(
    'second_factor_lost',
    409,
    'The server has another SECRET than when this second factor was set up. Use a recovery code, or have it reset.',
  );
}
