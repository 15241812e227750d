import { Type } from 'typebox';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { callerOf, meOf } from './enter.ts';
import { memberById } from './queries.ts';
import { finishSignIn } from './second-factor/finish-sign-in.ts';
import { HALF_COOKIE, HALF_PATH, keepHalfSignIn } from './second-factor/half-cookie.ts';
import { HALF_MINUTES } from './second-factor/half-sign-in.ts';
import type { Sessions } from './sessions.ts';
import * as shapes from './shapes.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export function sessionRoutes(app: App, kit: Kit, sessions: Sessions): void {
  signInRoutes(app, kit, sessions);
  // Public: whoever signs out with a session that has already ended is signed out, too.
  app.delete(
    '/api/session',
    { config: { permission: 'public' }, schema: { response: { 200: shapes.Done } } },
    async (request, reply) => {
      reply.header('set-cookie', await signOut(kit, sessions, request.cookies[sessions.cookie_name]));
      return { ok: true as const };
    },
  );
  app.get(
    '/api/me',
    { config: { permission: 'signed_in' }, schema: { response: { 200: shapes.Me } } },
    async (request) => {
      const member = await memberById(kit.db, request.session!.actor.id);
      return { ...meOf(request.session!), ...(member && { name: member.name, email: member.email }) };
    },
  );
}

function signInRoutes(app: App, kit: Kit, sessions: Sessions): void {
  const config = { permission: 'public' };
  app.post(
    '/api/session',
    {
      config,
      schema: {
        body: shapes.SignInInput,
        response: { 200: Type.Union([shapes.Me, shapes.SecondFactorAsked]) },
      },
    },
    async (request, reply) => {
      const answer = await signIn(kit, sessions, request.body, callerOf(request));
      if ('half_sign_in' in answer) {
        keepHalfSignIn(reply, kit, answer.half_sign_in);
        return { second_factor: true as const, minutes: HALF_MINUTES };
      }
      reply.header('set-cookie', answer.set_cookie);
      return meOf(answer.session);
    },
  );
  app.post(
    '/api/session/second-factor',
    { config, schema: { body: shapes.CodeInput, response: { 200: shapes.Me } } },
    async (request, reply) => {
      const half_sign_in = request.cookies[HALF_COOKIE];
      const input = { half_sign_in, code: request.body.code };
      const { session, set_cookie } = await finishSignIn(kit, sessions, input, callerOf(request));
      reply.header('set-cookie', set_cookie);
      reply.clearCookie(HALF_COOKIE, { path: HALF_PATH });
      return meOf(session);
    },
  );
}
