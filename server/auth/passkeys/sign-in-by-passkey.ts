import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { Refusal } from '../../http/refusal.ts';
import type { Kit } from '../../kit.ts';
import { audit } from '../audit.ts';
import { network } from '../network.ts';
import type { Sessions } from '../sessions.ts';
import { type Caller, DOOR, type Opened, openSession } from '../sign-in.ts';
import { countAttempt, countTries, forgiveAttempt, tooManyTries } from '../sign-in-attempts.ts';
import { refuseOtherWays } from '../single-sign-on/settings.ts';
import { tokenHash } from '../token.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import { countUse, passkeyByCredential, type StoredPasskey } from './queries.ts';
import type { RelyingParty } from './relying-party.ts';
import type { AuthenticationInput } from './shapes.ts';

// In a quarter of an hour from one network: each is a row.
const BEGUN_FROM_NETWORK = 600;

/** What the browser asks its authenticator to sign. It says nothing about who has an account here. */
export async function beginPasskeySignIn(kit: Kit, party: RelyingParty, address: string) {
  const key = tokenHash(`passkey from ${network(address)}`).toString('hex');
  const { wait_s } = await countTries(kit.db, new Map([[key, BEGUN_FROM_NETWORK]]));
  if (wait_s > 0) throw tooManyTries(wait_s);
  const { token, challenge } = await newChallenge(kit.db, null);
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge,
    userVerification: 'required',
  });
  return { token, options };
}

type Signed = { token: string | undefined; response: AuthenticationInput; party: RelyingParty };

/** A signature of a passkey of ours opens a session; a code is not asked for besides. */
export async function signInByPasskey(
  kit: Kit,
  sessions: Sessions,
  signed: Signed,
  caller: Caller,
): Promise<Opened> {
  const { address } = caller;
  const passkey = await passkeyByCredential(kit.db, signed.response.id);
  // Counted apart from passwords: who guesses at those does not lock the passkey out.
  const attempt = { email: `passkey ${passkey?.member_id ?? signed.response.id}`, address };
  const { locked_now, wait_s } = await countAttempt(kit.db, attempt);
  const subject = passkey && `team_member:${passkey.member_id}`;
  const detail = { by: 'passkey', address };
  if (wait_s > 0) {
    if (locked_now) await audit(kit.db, DOOR, 'sign_in.locked', subject, { ...detail, wait_s });
    throw tooManyTries(wait_s);
  }
  const challenge = await takeChallenge(kit.db, { token: signed.token, member_id: null });
  const trouble = passkey ? await troubleOf(kit, passkey, signed, challenge) : 'No such passkey is known.';
  if (!passkey || trouble) {
    await audit(kit.db, DOOR, 'sign_in.refused', subject, { ...detail, says: trouble });
    throw new Refusal(
      'passkey_refused',
      401,
      'This passkey does not open an account here. It may have been removed: sign in another way.',
    );
  }
  await forgiveAttempt(kit.db, attempt);
  await refuseOtherWays(kit.db, passkey.role);
  const opened = await openSession(sessions, passkey.member_id, caller, 'passkey');
  await audit(kit.db, opened.session.actor, 'sign_in.done', subject, { ...detail, passkey_id: passkey.id });
  return opened;
}

/** Why it is not accepted, for the audit, or null. */
async function troubleOf(
  kit: Kit,
  passkey: StoredPasskey,
  { response, party }: Signed,
  challenge: string,
): Promise<string | null> {
  const handle = Buffer.from(response.response.userHandle ?? '', 'base64url').toString();
  if (handle !== passkey.member_id) return 'The passkey names another member.';
  const { credential_id: id, public_key, counter, transports } = passkey;
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id, publicKey: new Uint8Array(public_key), counter, transports },
    requireUserVerification: true,
  }).catch((error: Error) => error);
  if (checked instanceof Error) return checked.message.slice(0, 300);
  if (!checked.verified) return 'The signature is not right.';
  const counted = await countUse(kit.db, passkey.id, checked.authenticationInfo.newCounter);
  return counted ? null : 'Its counter did not go on: somebody may have a copy of it.';
}
