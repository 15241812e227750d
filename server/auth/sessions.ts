import { isAPIError } from 'better-auth/api';
import { LRUCache } from 'lru-cache';
import type { Kit } from '../kit.ts';
import type { TeamMember } from './actor.ts';
import { createSessionEngine, type SessionEngine } from './better-auth.ts';
import { isRole } from './permissions.ts';

/** How a session came to be; a password with or without a code besides. */
export type SignedInBy = 'password' | 'single_sign_on' | 'passkey';

export type Session = { id: string; actor: TeamMember; email: string };

export type Sessions = {
  engine: SessionEngine;
  /** The name of the session cookie. */
  cookie_name: string;
  /** Whose session a cookie's value stands for, or null. `set_cookie` prolongs or removes the cookie. */
  find: (cookie: string) => Promise<{ session: Session | null; set_cookie: string[] }>;
  /** After a member's sessions or rights have changed: this process looks again at once, without waiting for `team`. */
  forget: (member_id: string) => void;
  stop: () => void;
};

// A page asks for several things at once; a session is looked up once for all of them. A sign-out or a change of
// role reaches every process at once (topic `team`); this is how long it may take should that message be lost.
const REMEMBERED_MS = 3_000;

const madeFor = new WeakMap<Kit, Promise<Sessions>>();

/** The sessions of this process: one for each kit, so that routes and the permission check share them. */
export function sessionsOf(kit: Kit): Promise<Sessions> {
  let sessions = madeFor.get(kit);
  if (!sessions) {
    sessions = createSessions(kit);
    madeFor.set(kit, sessions);
  }
  return sessions;
}

async function createSessions(kit: Kit): Promise<Sessions> {
  const public_url = kit.config.PUBLIC_URL ?? `http://localhost:${kit.config.PORT}`;
  const engine = createSessionEngine(kit.db, { secret: kit.config.SECRET, public_url });
  const cookie_name = (await engine.$context).authCookies.sessionToken.name;
  const known = new LRUCache<string, Session>({ max: 10_000, ttl: REMEMBERED_MS });
  // Counts changes: a look-up that began before one must not be remembered after it.
  let changes = 0;
  const forget = (member_id: string | null) => {
    changes += 1;
    for (const [cookie, session] of known) {
      if (member_id === null || session.actor.id === member_id) known.delete(cookie);
    }
  };
  const stop = kit.live.subscribe(({ topic, id }) => {
    if (topic === 'team') forget(id);
    // Messages may have been lost before this one.
    if (topic === 'hello') forget(null);
  });
  const find: Sessions['find'] = async (cookie) => {
    const remembered = known.get(cookie);
    if (remembered) return { session: remembered, set_cookie: [] };
    const before = changes;
    const found = await readSession(engine, cookie_name, cookie);
    if (found.session && changes === before) known.set(cookie, found.session);
    return found;
  };
  return { engine, cookie_name, find, forget, stop };
}

async function readSession(engine: SessionEngine, name: string, cookie: string) {
  const headers = new Headers({ cookie: `${name}=${encodeURIComponent(cookie)}` });
  const { response, headers: answered } = await engine.api
    .getSession({ headers, returnHeaders: true })
    .catch((error: unknown) => {
      // better-auth wraps what the database said; the reason decides whether the caller should try again.
      throw isAPIError(error) && error.cause ? error.cause : error;
    });
  const set_cookie = answered.getSetCookie();
  const { user, session } = response ?? {};
  if (!user || !session || user.removed_at || !isRole(user.role)) return { session: null, set_cookie };
  const actor: TeamMember = { kind: 'team_member', id: user.id, name: user.name, role: user.role };
  return { session: { id: session.id, actor, email: user.email }, set_cookie };
}
