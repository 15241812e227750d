import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import { sql } from '../../db/index.ts';
import type { Kit } from '../../kit.ts';
import { network } from '../network.ts';
import { countTries } from '../sign-in-attempts.ts';
import { newToken, tokenHash } from '../token.ts';
import { providerOf } from './provider.ts';
import { singleSignOn } from './settings.ts';
import { NotLetIn, reasonOf } from './trouble.ts';

/** How long one may take at the provider. */
export const BEGUN_MINUTES = 10;

// In a quarter of an hour from one network: a whole office comes in the morning, and each begun one is a row.
const BEGUN_FROM_NETWORK = 600;

/** What only the browser's token leads to; the provider and the database know none of the others. */
export function secretsOf(token: string) {
  const derived = (what: string) => tokenHash(`single sign-on ${what} ${token}`).toString('base64url');
  return { state: derived('state'), nonce: derived('nonce'), code_verifier: derived('verifier') };
}

/** Where to send a browser that wants to sign in, and the token it has to come back with. */
export async function beginSignOn(
  kit: Kit,
  input: { return_to: string; redirect_uri: string; address: string },
): Promise<{ url: string; token: string }> {
  const settings = await singleSignOn(kit.db);
  if (!settings?.enabled) throw new NotLetIn('off', 'Single sign-on is switched off.');
  const key = tokenHash(`single sign-on from ${network(input.address)}`).toString('hex');
  const { wait_s } = await countTries(kit.db, new Map([[key, BEGUN_FROM_NETWORK]]));
  if (wait_s > 0) throw new NotLetIn('too_many_tries', `Too many from ${network(input.address)}.`);
  const token = newToken();
  const { state, nonce, code_verifier } = secretsOf(token);
  try {
    const provider = await providerOf(kit, settings);
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: input.redirect_uri,
      response_type: 'code',
      scope: settings.scopes,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(code_verifier),
      code_challenge_method: 'S256',
    });
    await sql`insert into begun_sign_ons (token_hash, return_to, expires_at)
      values (${tokenHash(token)}, ${input.return_to}, now() + make_interval(mins => ${BEGUN_MINUTES}))`.execute(
      kit.db,
    );
    return { url: url.href, token };
  } catch (error) {
    throw reasonOf(error);
  }
}
