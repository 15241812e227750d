import type { FastifyReply } from 'fastify';
import type { App } from '../../http/routes.ts';
import type { Kit } from '../../kit.ts';
import { callerOf, meOf } from '../enter.ts';
import type { Sessions } from '../sessions.ts';
import * as base from '../shapes.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import { CHALLENGE_MINUTES } from './challenge.ts';
import { removePasskey, renamePasskey } from './change-passkey.ts';
import { hasPassword, passkeysOf } from './queries.ts';
import { relyingParty } from './relying-party.ts';
import * as shapes from './shapes.ts';
import { beginPasskeySignIn, signInByPasskey } from './sign-in-by-passkey.ts';

const COOKIE = 'tellonce.passkey';

export function passkeyRoutes(app: App, kit: Kit, sessions: Sessions): void {
  ownRoutes(app, kit);
  addRoutes(app, kit);
  doorRoutes(app, kit, sessions);
}

function ownRoutes(app: App, kit: Kit): void {
  const config = { permission: 'signed_in' };
  app.get('/api/me/passkeys', { config, schema: { response: { 200: shapes.Passkeys } } }, async (request) => {
    const { id } = request.session!.actor;
    return { items: await passkeysOf(kit.db, id), password_asked: await hasPassword(kit.db, id) };
  });
  const params = base.IdParams;
  app.patch(
    '/api/me/passkeys/:id',
    { config, schema: { params, body: shapes.RenamePasskeyInput, response: { 200: base.Done } } },
    async (request) => {
      const { actor } = request.session!;
      const input = { id: request.params.id, name: request.body.name };
      await kit.db.transaction().execute((tx) => renamePasskey(tx, actor, input));
      return { ok: true as const };
    },
  );
  app.delete(
    '/api/me/passkeys/:id',
    { config, schema: { params, response: { 200: base.Done } } },
    async (request) => {
      const { actor } = request.session!;
      await kit.db.transaction().execute((tx) => removePasskey(tx, actor, request.params));
      return { ok: true as const };
    },
  );
}

function addRoutes(app: App, kit: Kit): void {
  const config = { permission: 'signed_in' };
  app.post(
    '/api/me/passkeys/options',
    { config, schema: { body: shapes.PasskeyOptionsInput, response: { 200: shapes.Options } } },
    async (request, reply) => {
      const { actor, id: session_id } = request.session!;
      const proof = { password: request.body.password, session_id, address: request.ip };
      const begun = await beginPasskey(kit.db, actor, relyingParty(kit, request), proof);
      keepToken(reply, kit, begun.token);
      return { options: { ...begun.options } };
    },
  );
  app.post(
    '/api/me/passkeys',
    { config, schema: { body: shapes.AddPasskeyInput, response: { 200: shapes.PasskeyShape } } },
    async (request, reply) => {
      const token = request.cookies[COOKIE];
      reply.clearCookie(COOKIE, { path: '/api' });
      const { actor } = request.session!;
      return addPasskey(kit.db, actor, relyingParty(kit, request), { token, ...request.body });
    },
  );
}

function doorRoutes(app: App, kit: Kit, sessions: Sessions): void {
  const config = { permission: 'public' };
  app.post(
    '/api/session/passkey/options',
    { config, schema: { response: { 200: shapes.Options } } },
    async (request, reply) => {
      const begun = await beginPasskeySignIn(kit, relyingParty(kit, request), request.ip);
      keepToken(reply, kit, begun.token);
      return { options: { ...begun.options } };
    },
  );
  app.post(
    '/api/session/passkey',
    { config, schema: { body: shapes.PasskeySignInInput, response: { 200: base.Me } } },
    async (request, reply) => {
      const token = request.cookies[COOKIE];
      reply.clearCookie(COOKIE, { path: '/api' });
      const signed = { token, response: request.body.response, party: relyingParty(kit, request) };
      const { session, set_cookie } = await signInByPasskey(kit, sessions, signed, callerOf(request));
      reply.header('set-cookie', set_cookie);
      return meOf(session);
    },
  );
}

function keepToken(reply: FastifyReply, kit: Kit, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/api',
    httpOnly: true,
    sameSite: 'strict',
    secure: kit.config.PUBLIC_URL?.startsWith('https://') ?? false,
    maxAge: CHALLENGE_MINUTES * 60,
  });
}
