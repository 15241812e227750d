import { Type } from 'typebox';
import type { App, Routes } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { callerOf, enter, meOf } from './enter.ts';
import { ownRoutes } from './own-routes.ts';
import { memberById } from './queries.ts';
import { type Sessions, sessionsOf } from './sessions.ts';
import { setUpFirstOwner, setupTokenValid } from './set-up.ts';
import * as shapes from './shapes.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { teamRoutes } from './team-routes.ts';

export const routes: Routes = async (app, kit) => {
  const sessions = await sessionsOf(kit);
  setupRoutes(app, kit, sessions);
  sessionRoutes(app, kit, sessions);
  ownRoutes(app, kit, sessions);
  teamRoutes(app, kit, sessions);
};

function setupRoutes(app: App, kit: Kit, sessions: Sessions): void {
  app.get(
    '/api/setup/:token',
    {
      config: { permission: 'public' },
      schema: { params: shapes.TokenParams, response: { 200: Type.Object({ valid: Type.Boolean() }) } },
    },
    async (request) => ({ valid: await setupTokenValid(kit.db, request.params.token) }),
  );
  app.post(
    '/api/setup',
    { config: { permission: 'public' }, schema: { body: shapes.SetupInput, response: { 200: shapes.Me } } },
    async (request, reply) => {
      const { password, ...input } = request.body;
      const email = input.email.trim().toLowerCase();
      await setUpFirstOwner(kit.db, { ...input, email, password });
      return enter(sessions, { email, password }, request, reply);
    },
  );
}

function sessionRoutes(app: App, kit: Kit, sessions: Sessions): void {
  app.post(
    '/api/session',
    { config: { permission: 'public' }, schema: { body: shapes.SignInInput, response: { 200: shapes.Me } } },
    async (request, reply) => {
      const { session, set_cookie } = await signIn(kit, sessions, request.body, callerOf(request));
      reply.header('set-cookie', set_cookie);
      return meOf(session);
    },
  );
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
