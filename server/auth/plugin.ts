import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.ts';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { hideContactDetails } from './contact-details.ts';
import { type Access, isAccess, may } from './permissions.ts';
import { refuseOtherSites } from './same-origin.ts';
import { type Session, type Sessions, sessionsOf } from './sessions.ts';

/** A route and who may call it. */
export type RouteAccess = { method: string; url: string; access: Access };

const routesOf = new WeakMap<object, RouteAccess[]>();

/** Every route added after authPlugin, with who may call it. */
export function routeAccess(app: App): RouteAccess[] {
  return routesOf.get(app) ?? [];
}

/**
 * Guards all routes added to `app` from now on: fills request.actor from the session cookie, refuses who may not,
 * and keeps the server from starting when a route names a permission that does not exist.
 */
export async function authPlugin(app: App, kit: Kit): Promise<void> {
  const sessions = await sessionsOf(kit);
  const routes: RouteAccess[] = [];
  routesOf.set(app, routes);
  app.decorateRequest('session', null);
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.permission;
    if (!isAccess(access))
      throw new Error(`${method} ${url} names a permission that does not exist: ${access}.`);
    for (const one of [method].flat()) routes.push({ method: one, url, access });
  });
  hideContactDetails(app);
  app.addHook('onRequest', (request, reply) => guard(request, reply, sessions, kit.config.PUBLIC_URL));
  app.addHook('onClose', async () => sessions.stop());
}

async function guard(
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: Sessions,
  public_url: string | undefined,
): Promise<void> {
  if (request.is404) return;
  const access = request.routeOptions.config.permission;
  // Cannot happen (see onRoute); should it, nobody gets in.
  if (!isAccess(access)) throw new Refusal('not_allowed', 403, 'This address cannot be called.');
  const cookie = request.cookies[sessions.cookie_name];
  // Public addresses outside /api are for other sites' pages and servers, and never look at the cookie.
  if (access !== 'public' || request.routeOptions.url?.startsWith('/api/')) {
    refuseOtherSites(request, public_url, cookie !== undefined);
  }
  if (access === 'public') return;
  // What one person may see is kept by no cache; a route that knows better says so itself.
  reply.header('cache-control', 'private, no-store');
  const { session, set_cookie } = cookie ? await sessions.find(cookie) : { session: null, set_cookie: [] };
  if (set_cookie.length > 0) reply.header('set-cookie', set_cookie);
  if (!session) throw notSignedIn(access);
  request.actor = session.actor;
  request.session = session;
  if (!may(session.actor.role, access)) {
    throw new Refusal(
      'not_allowed',
      403,
      `This needs the permission ${access}, which your role (${session.actor.role}) does not have.`,
      {
        members: { permission: access },
      },
    );
  }
}

function notSignedIn(access: Access): Refusal {
  const detail =
    access === 'signed_in' ? 'Sign in first.' : `Sign in first: this needs the permission ${access}.`;
  return new Refusal('not_signed_in', 401, detail, { members: { permission: access } });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose session the request came with; null on public routes. */
    session: Session | null;
  }
}
