import { Refusal } from '../http/refusal.ts';
import type { Kit } from '../kit.ts';
import { audit } from './audit.ts';
import { ADDRESS_HEADER } from './better-auth.ts';
import { memberByPassword } from './own-password.ts';
import { asksForCode } from './second-factor/check-second-factor.ts';
import { beginHalfSignIn } from './second-factor/half-sign-in.ts';
import type { Session, Sessions, SignedInBy } from './sessions.ts';
import { countAttempt, forgiveAttempt, tooManyTries } from './sign-in-attempts.ts';
import { refuseOtherWays } from './single-sign-on/settings.ts';

export type Caller = { address: string; user_agent: string | undefined };
export type Opened = { session: Session; set_cookie: string[] };

export const DOOR = { kind: 'system' as const, name: 'sign_in' };

/**
 * Checks mail and password and opens a session, or answers the token of a half sign-in where a code is still to
 * come. A mail that nobody has takes as long and is refused with the same words as a wrong password.
 */
export async function signIn(
  kit: Kit,
  sessions: Sessions,
  input: { email: string; password: string },
  caller: Caller,
): Promise<Opened | { half_sign_in: string }> {
  const attempt = { email: input.email.trim().toLowerCase(), address: caller.address };
  const { locked_now, wait_s } = await countAttempt(kit.db, attempt);
  const detail = { email: attempt.email, address: caller.address };
  if (wait_s > 0) {
    // Once for each lock-out: what comes after it only fills the table.
    if (locked_now) await audit(kit.db, DOOR, 'sign_in.locked', null, { ...detail, wait_s });
    throw tooManyTries(wait_s);
  }
  const member = await memberByPassword(kit.db, { email: attempt.email, password: input.password });
  if (!member) {
    await audit(kit.db, DOOR, 'sign_in.refused', null, detail);
    throw new Refusal('wrong_credentials', 401, 'The mail address or the password is not right.');
  }
  await forgiveAttempt(kit.db, attempt);
  await refuseOtherWays(kit.db, member.role);
  if (await asksForCode(kit.db, member.id)) {
    return { half_sign_in: await beginHalfSignIn(kit.db, member.id, 'password') };
  }
  const opened = await openSession(sessions, member.id, caller, 'password');
  await audit(kit.db, opened.session.actor, 'sign_in.done', `team_member:${member.id}`, {
    address: caller.address,
  });
  return opened;
}

/** A session for a member who has shown all that is asked of them. Counts and audits nothing. */
export async function openSession(
  sessions: Sessions,
  member_id: string,
  caller: Caller,
  signed_in_by: SignedInBy,
): Promise<Opened> {
  const headers = new Headers({ [ADDRESS_HEADER]: caller.address, 'user-agent': caller.user_agent ?? '' });
  const { headers: answered } = await sessions.engine.api.openSessionOf({
    body: { member_id, signed_in_by },
    headers,
    returnHeaders: true,
  });
  const set_cookie = answered.getSetCookie();
  const { session } = await sessions.find(cookieValue(set_cookie, sessions.cookie_name));
  // Removed at the same moment.
  if (!session) throw new Refusal('wrong_credentials', 401, 'This account has just been closed.');
  return { session, set_cookie };
}

function cookieValue(set_cookie: string[], name: string): string {
  const line = set_cookie.find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
  return decodeURIComponent(line.slice(name.length + 1).split(';')[0] ?? '');
}
