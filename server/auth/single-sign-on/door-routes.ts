import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../http/routes.ts';
import type { Kit } from '../../kit.ts';
import { audit } from '../audit.ts';
import { callerOf } from '../enter.ts';
import { keepHalfSignIn } from '../second-factor/half-cookie.ts';
import type { Sessions } from '../sessions.ts';
import { DOOR } from '../sign-in.ts';
import { BEGUN_MINUTES, beginSignOn } from './begin.ts';
import { finishSignOn } from './finish.ts';
import { ownPath } from './own-path.ts';
import { redirectUri } from './redirect-uri.ts';
import { singleSignOn } from './settings.ts';
import * as shapes from './shapes.ts';
import { NotLetIn } from './trouble.ts';

const COOKIE = 'tellonce.single_sign_on';
const COOKIE_PATH = '/api/session/single-sign-on';

/** The way in: pages of a browser, so an answer is always a page to go to. */
export function doorRoutes(app: App, kit: Kit, sessions: Sessions): void {
  const config = { permission: 'public' };
  app.get('/api/session/ways', { config, schema: { response: { 200: shapes.SignInWays } } }, async () => {
    const settings = await singleSignOn(kit.db);
    return {
      single_sign_on: settings?.enabled ? { name: settings.name } : null,
      only_single_sign_on: settings?.enabled === true && settings.only_way,
    };
  });
  app.get(
    '/api/session/single-sign-on',
    { config, schema: { querystring: shapes.StartQuery, description: 'Leads the browser to the provider.' } },
    async (request, reply) => {
      const return_to = ownPath(request.query.to);
      try {
        const input = { return_to, redirect_uri: redirectUri(kit, request), address: request.ip };
        const { url, token } = await beginSignOn(kit, input);
        keepToken(reply, kit, token);
        return go(reply, url);
      } catch (error) {
        return backToSignIn(kit, reply, { error, return_to, address: request.ip });
      }
    },
  );
  app.get(
    '/api/session/single-sign-on/callback',
    { config, schema: { description: 'Where the provider sends the browser back to.' } },
    (request, reply) => comeBack(kit, sessions, request, reply),
  );
}

async function comeBack(kit: Kit, sessions: Sessions, request: FastifyRequest, reply: FastifyReply) {
  const token = request.cookies[COOKIE] ?? '';
  const url = new URL(redirectUri(kit, request));
  url.search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  try {
    const finished = await finishSignOn(kit, sessions, { token, url, caller: callerOf(request) });
    reply.clearCookie(COOKIE, { path: COOKIE_PATH });
    if ('half_sign_in' in finished) {
      keepHalfSignIn(reply, kit, finished.half_sign_in);
      return go(reply, `/sign-in?${new URLSearchParams({ step: 'code', to: finished.return_to })}`);
    }
    reply.header('set-cookie', finished.opened.set_cookie);
    return go(reply, finished.return_to);
  } catch (error) {
    return backToSignIn(kit, reply, { error, address: request.ip });
  }
}

type Trouble = { error: unknown; return_to?: string; address: string };

async function backToSignIn(kit: Kit, reply: FastifyReply, { error, return_to, address }: Trouble) {
  if (!(error instanceof NotLetIn)) throw error;
  const { reason, message } = error;
  // Whoever has not begun anything could fill the audit with it.
  if (reason !== 'over' && reason !== 'off' && reason !== 'too_many_tries') {
    await audit(kit.db, DOOR, 'sign_in.refused', null, {
      by: 'single_sign_on',
      reason,
      says: message,
      address,
    });
  }
  const query = new URLSearchParams({ trouble: reason, ...(return_to && { to: return_to }) });
  return go(reply, `/sign-in?${query}`);
}

function go(reply: FastifyReply, url: string) {
  return reply.header('cache-control', 'no-store').redirect(url, 303);
}

// Lax: it has to come along when the provider's page sends the browser back.
function keepToken(reply: FastifyReply, kit: Kit, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: COOKIE_PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: kit.config.PUBLIC_URL?.startsWith('https://') ?? false,
    maxAge: BEGUN_MINUTES * 60,
  });
}
