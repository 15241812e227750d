import type { Kit } from '../kit.ts';
import { endSession } from './end-session.ts';
import type { Sessions } from './sessions.ts';

/** Ends the session of a cookie, if it still has one. Returns the lines that remove the cookie. */
export async function signOut(kit: Kit, sessions: Sessions, cookie: string | undefined): Promise<string[]> {
  const { session } = cookie ? await sessions.find(cookie) : { session: null };
  if (session) {
    await kit.db.transaction().execute((tx) => endSession(tx, session.actor, session.id));
    sessions.forget(session.actor.id);
  }
  // The row is gone; better-auth knows how its cookie is taken back.
  const { headers } = await sessions.engine.api.signOut({ headers: new Headers(), returnHeaders: true });
  return headers.getSetCookie();
}
