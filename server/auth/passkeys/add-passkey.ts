import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { type Db, newId, sql } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import type { TeamMember } from '../actor.ts';
import { audit } from '../audit.ts';
import { proveOwnPassword } from '../own-password.ts';
import { memberById } from '../queries.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import { credentialsOf, hasPassword, type PasskeyRow, passkeysOf } from './queries.ts';
import type { RelyingParty } from './relying-party.ts';
import type { RegistrationInput } from './shapes.ts';

const MOST = 20;
// For whoever has no password: how long after signing in a session is as good as one.
const FRESH_MINUTES = 10;

type Proof = { password: string | undefined; session_id: string; address: string };

/** What the browser asks its authenticator for. A passkey opens the account for ever: a borrowed session adds none. */
export async function beginPasskey(db: Db, actor: TeamMember, party: RelyingParty, proof: Proof) {
  await proveOneself(db, actor, proof);
  const known = await credentialsOf(db, actor.id);
  if (known.length >= MOST) {
    throw new Refusal('too_many_passkeys', 409, `You have ${MOST} passkeys. Remove one that you do not use.`);
  }
  const email = (await memberById(db, actor.id))?.email ?? actor.name;
  const { token, challenge } = await newChallenge(db, actor.id);
  const options = await generateRegistrationOptions({
    rpName: 'Tellonce',
    rpID: party.id,
    userName: email,
    userDisplayName: actor.name,
    userID: new Uint8Array(Buffer.from(actor.id)),
    challenge,
    attestationType: 'none',
    excludeCredentials: known,
    // It is found without a name typed in, and asks for a finger or PIN: so it stands for both factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { token, options };
}

async function proveOneself(db: Db, actor: TeamMember, { password, session_id, address }: Proof) {
  if (await hasPassword(db, actor.id)) {
    if (password === undefined) throw new Refusal('password_needed', 422, 'Enter your password, too.');
    await proveOwnPassword(db, actor, { password, address });
    return;
  }
  const { rows } = await sql`select 1 from team_sessions where id = ${session_id}
    and created_at > now() - make_interval(mins => ${FRESH_MINUTES})`.execute(db);
  if (rows.length > 0) return;
  throw new Refusal('session_too_old', 403, 'Sign out and in again first, to show that it is you.');
}

type Added = { token: string | undefined; name: string; response: RegistrationInput };

/** Keeps the public half of what the authenticator made. */
export async function addPasskey(
  db: Db,
  actor: TeamMember,
  party: RelyingParty,
  { token, name, response }: Added,
): Promise<PasskeyRow> {
  const challenge = await takeChallenge(db, { token, member_id: actor.id });
  const found = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch((error: Error) => {
    throw notTaken(error.message);
  });
  if (!found.verified) throw notTaken('its signature is not right');
  const { credential, credentialBackedUp } = found.registrationInfo;
  const id = newId();
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      insert into passkeys (id, team_member_id, credential_id, public_key, counter, transports, name, synced)
      values (${id}, ${actor.id}, ${credential.id}, ${Buffer.from(credential.publicKey)}, ${credential.counter},
        ${credential.transports ?? []}, ${name.trim()}, ${credentialBackedUp})
      on conflict (credential_id) do nothing returning 1`.execute(tx);
    if (rows.length === 0) throw new Refusal('passkey_known', 409, 'This passkey is in use already.');
    await audit(tx, actor, 'passkey.added', `team_member:${actor.id}`, { passkey_id: id, name: name.trim() });
    return (await passkeysOf(tx, actor.id)).find((one) => one.id === id)!;
  });
}

function notTaken(why: string): Refusal {
  return new Refusal('passkey_not_taken', 422, `The passkey was not accepted: ${why.slice(0, 200)}.`);
}
