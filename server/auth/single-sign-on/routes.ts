import type { FastifyRequest } from 'fastify';
import type { App } from '../../http/routes.ts';
import type { Kit } from '../../kit.ts';
import type { Sessions } from '../sessions.ts';
import { changeSingleSignOn } from './change-settings.ts';
import { doorRoutes } from './door-routes.ts';
import { redirectUri } from './redirect-uri.ts';
import { type SingleSignOn, singleSignOn } from './settings.ts';
import * as shapes from './shapes.ts';
import { testProvider } from './test-provider.ts';

export function singleSignOnRoutes(app: App, kit: Kit, sessions: Sessions): void {
  settingsRoutes(app, kit);
  doorRoutes(app, kit, sessions);
}

function settingsRoutes(app: App, kit: Kit): void {
  const config = { permission: 'single_sign_on.write' };
  app.get(
    '/api/single-sign-on',
    { config, schema: { response: { 200: shapes.SingleSignOnAnswer } } },
    async (request) => answerOf(kit, request, await singleSignOn(kit.db)),
  );
  app.put(
    '/api/single-sign-on',
    { config, schema: { body: shapes.SingleSignOnInput, response: { 200: shapes.SingleSignOnAnswer } } },
    async (request) => {
      const { actor, id } = request.session!;
      const change = { input: request.body, server_secret: kit.config.SECRET, session_id: id };
      const stored = await kit.db.transaction().execute((tx) => changeSingleSignOn(tx, actor, change));
      return answerOf(kit, request, stored);
    },
  );
  app.post(
    '/api/single-sign-on/test',
    { config, schema: { body: shapes.TestInput, response: { 200: shapes.TestAnswer } } },
    async (request) => testProvider(kit, { ...request.body, redirect_uri: redirectUri(kit, request) }),
  );
}

function answerOf(kit: Kit, request: FastifyRequest, stored: SingleSignOn | null) {
  const redirect_uri = redirectUri(kit, request);
  if (!stored) return { redirect_uri, settings: null };
  const { client_secret, ...settings } = stored;
  return { redirect_uri, settings: { ...settings, client_secret_stored: client_secret !== null } };
}
