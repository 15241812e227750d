import { Type } from 'typebox';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { changePassword } from './change-password.ts';
import { changeOwnName } from './change-team-member.ts';
import { endSession, sessionsOfMember } from './end-session.ts';
import type { Sessions } from './sessions.ts';
import * as shapes from './shapes.ts';

/** What everyone may do with their own account. */
export function ownRoutes(app: App, kit: Kit, sessions: Sessions): void {
  const config = { permission: 'signed_in' };
  app.patch(
    '/api/me',
    { config, schema: { body: shapes.ChangeMeInput, response: { 200: shapes.Done } } },
    async (request) => {
      const { actor } = request.session!;
      await kit.db.transaction().execute((tx) => changeOwnName(tx, actor, request.body.name));
      sessions.forget(actor.id);
      return { ok: true as const };
    },
  );
  app.put(
    '/api/me/password',
    { config, schema: { body: shapes.ChangePasswordInput, response: { 200: shapes.Done } } },
    async (request) => {
      const { actor, id } = request.session!;
      await changePassword(kit.db, actor, { ...request.body, session_id: id, address: request.ip });
      sessions.forget(actor.id);
      return { ok: true as const };
    },
  );
  app.get(
    '/api/me/sessions',
    { config, schema: { response: { 200: Type.Object({ items: Type.Array(shapes.SessionShape) }) } } },
    async (request) => {
      const { actor, id } = request.session!;
      const items = await sessionsOfMember(kit.db, actor.id);
      return { items: items.map((session) => ({ ...session, current: session.id === id })) };
    },
  );
  app.delete(
    '/api/me/sessions/:id',
    { config, schema: { params: shapes.IdParams, response: { 200: shapes.Done } } },
    async (request) => {
      const { actor } = request.session!;
      await kit.db.transaction().execute((tx) => endSession(tx, actor, request.params.id));
      sessions.forget(actor.id);
      return { ok: true as const };
    },
  );
}
