import { isAPIError } from 'better-auth/api';
import { Refusal } from '../http/refusal.ts';
import type { Kit } from '../kit.ts';
import { audit } from './audit.ts';
import { ADDRESS_HEADER } from './better-auth.ts';
import type { Session, Sessions } from './sessions.ts';
import { countAttempt, forgiveAttempt, tooManyTries } from './sign-in-attempts.ts';

export type Caller = { address: string; user_agent: string | undefined };

const DOOR = { kind: 'system' as const, name: 'sign_in' };

/**
 * Checks mail and password and opens a session. A mail that nobody has takes as long and is refused with the
 * same words as a wrong password.
 */
export async function signIn(
  kit: Kit,
  sessions: Sessions,
  input: { email: string; password: string },
  caller: Caller,
): Promise<{ session: Session; set_cookie: string[] }> {
  const attempt = { email: input.email.trim().toLowerCase(), address: caller.address };
  const { locked_now, wait_s } = await countAttempt(kit.db, attempt);
  const detail = { email: attempt.email, address: caller.address };
  if (wait_s > 0) {
    // Once for each lock-out: what comes after it only fills the table.
    if (locked_now) await audit(kit.db, DOOR, 'sign_in.locked', null, { ...detail, wait_s });
    throw tooManyTries(wait_s);
  }
  const opened = await openSession(sessions, { email: attempt.email, password: input.password }, caller);
  if (!opened) {
    await audit(kit.db, DOOR, 'sign_in.refused', null, detail);
    throw new Refusal('wrong_credentials', 401, 'The mail address or the password is not right.');
  }
  await forgiveAttempt(kit.db, attempt);
  const { actor } = opened.session;
  await audit(kit.db, actor, 'sign_in.done', `team_member:${actor.id}`, { address: caller.address });
  return opened;
}

/** A session for the right mail and password, or null. Counts and audits nothing. */
export async function openSession(
  sessions: Sessions,
  body: { email: string; password: string },
  caller: Caller,
): Promise<{ session: Session; set_cookie: string[] } | null> {
  const headers = new Headers({ [ADDRESS_HEADER]: caller.address, 'user-agent': caller.user_agent ?? '' });
  try {
    const { headers: answered } = await sessions.engine.api.signInEmail({
      body,
      headers,
      returnHeaders: true,
    });
    const set_cookie = answered.getSetCookie();
    const { session } = await sessions.find(cookieValue(set_cookie, sessions.cookie_name));
    return session && { session, set_cookie };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

function cookieValue(set_cookie: string[], name: string): string {
  const line = set_cookie.find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
  return decodeURIComponent(line.slice(name.length + 1).split(';')[0] ?? '');
}
