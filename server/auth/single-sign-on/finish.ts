import { authorizationCodeGrant } from 'openid-client';
import { type Db, sql } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import type { Kit } from '../../kit.ts';
import { audit } from '../audit.ts';
import { asksForCode } from '../second-factor/check-second-factor.ts';
import { beginHalfSignIn } from '../second-factor/half-sign-in.ts';
import type { Sessions } from '../sessions.ts';
import { type Caller, type Opened, openSession } from '../sign-in.ts';
import { tokenHash } from '../token.ts';
import { secretsOf } from './begin.ts';
import { type Claims, claimsOf } from './claims.ts';
import { memberOfClaims } from './member-of-claims.ts';
import { providerOf } from './provider.ts';
import { type SingleSignOn, singleSignOn } from './settings.ts';
import { NotLetIn, reasonOf } from './trouble.ts';

type Back = { token: string; url: URL; caller: Caller };

export type Finished = { return_to: string } & ({ opened: Opened } | { half_sign_in: string });

/** Somebody is back from the provider: checks what it says of them and opens a session. Once for each begun one. */
export async function finishSignOn(kit: Kit, sessions: Sessions, back: Back): Promise<Finished> {
  // Of a sign-on that was begun before the last one, in another tab: it must not use that one up.
  const answers_ours = back.url.searchParams.get('state') === secretsOf(back.token).state;
  const begun = answers_ours ? await takeBegun(kit.db, back.token) : null;
  if (!begun) throw new NotLetIn('over', 'It was begun in another browser, too long ago, or is used.');
  const settings = await singleSignOn(kit.db);
  if (!settings?.enabled) throw new NotLetIn('off', 'Single sign-on is switched off.');
  const claims = await claimsFrom(kit, settings, back);
  const { member_id } = await kit.db
    .transaction()
    .execute((tx) => memberOfClaims(tx, { claims, version: settings.version }));
  const { return_to } = begun;
  if (settings.ask_second_factor && (await asksForCode(kit.db, member_id))) {
    return { return_to, half_sign_in: await beginHalfSignIn(kit.db, member_id, 'single_sign_on') };
  }
  const opened = await openSession(sessions, member_id, back.caller, 'single_sign_on').catch(
    (error: unknown) => {
      throw error instanceof Refusal ? new NotLetIn('not_invited', error.detail) : error;
    },
  );
  await audit(kit.db, opened.session.actor, 'sign_in.done', `team_member:${member_id}`, {
    address: back.caller.address,
    by: 'single_sign_on',
  });
  return { return_to, opened };
}

/** Of two who come back with the same token, one goes on. */
async function takeBegun(db: Db, token: string): Promise<{ return_to: string } | null> {
  const { rows } = await sql<{ return_to: string }>`delete from begun_sign_ons
    where token_hash = ${tokenHash(token)} and expires_at > now() returning return_to`.execute(db);
  return rows[0] ?? null;
}

async function claimsFrom(kit: Kit, settings: SingleSignOn, { token, url }: Back): Promise<Claims> {
  const { state, nonce, code_verifier } = secretsOf(token);
  try {
    const provider = await providerOf(kit, settings);
    const answer = await authorizationCodeGrant(provider, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: code_verifier,
      idTokenExpected: true,
    });
    return claimsOf(answer.claims(), settings);
  } catch (error) {
    throw reasonOf(error);
  }
}
