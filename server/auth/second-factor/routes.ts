import type { App } from '../../http/routes.ts';
import type { Kit } from '../../kit.ts';
import * as shapes from '../shapes.ts';
import { secondFactorOf } from './check-second-factor.ts';
import { renewRecoveryCodes, resetSecondFactor, turnOffSecondFactor } from './turn-off.ts';
import { beginSecondFactor, confirmSecondFactor } from './turn-on.ts';

/** One's own second factor, and its reset by an owner. */
export function secondFactorRoutes(app: App, kit: Kit): void {
  onRoutes(app, kit);
  offRoutes(app, kit);
}

function onRoutes(app: App, kit: Kit): void {
  const config = { permission: 'signed_in' };
  app.get(
    '/api/me/second-factor',
    { config, schema: { response: { 200: shapes.SecondFactorShape } } },
    async (request) => {
      const factor = await secondFactorOf(kit.db, request.session!.actor.id);
      return {
        on_since: factor?.confirmed_at ?? null,
        recovery_codes_left: factor?.recovery_codes_left ?? 0,
      };
    },
  );
  app.post(
    '/api/me/second-factor',
    { config, schema: { body: shapes.OwnPasswordInput, response: { 200: shapes.SecondFactorSecret } } },
    async (request) =>
      beginSecondFactor(kit.db, kit.config.SECRET, request.session!.actor, {
        password: request.body.password,
        address: request.ip,
      }),
  );
  app.post(
    '/api/me/second-factor/confirm',
    { config, schema: { body: shapes.CodeInput, response: { 200: shapes.RecoveryCodes } } },
    async (request) =>
      confirmSecondFactor(kit.db, kit.config.SECRET, request.session!.actor, request.body.code),
  );
}

function offRoutes(app: App, kit: Kit): void {
  const config = { permission: 'signed_in' };
  app.post(
    '/api/me/second-factor/recovery-codes',
    { config, schema: { body: shapes.OwnPasswordInput, response: { 200: shapes.RecoveryCodes } } },
    async (request) =>
      renewRecoveryCodes(kit.db, request.session!.actor, {
        password: request.body.password,
        address: request.ip,
      }),
  );
  app.post(
    '/api/me/second-factor/turn-off',
    { config, schema: { body: shapes.OwnPasswordInput, response: { 200: shapes.Done } } },
    async (request) => {
      const { password } = request.body;
      await turnOffSecondFactor(kit.db, request.session!.actor, { password, address: request.ip });
      return { ok: true as const };
    },
  );
  app.delete(
    '/api/team/:id/second-factor',
    {
      config: { permission: 'team.write' },
      schema: { params: shapes.IdParams, response: { 200: shapes.Done } },
    },
    async (request) => {
      const { actor } = request.session!;
      await kit.db.transaction().execute((tx) => resetSecondFactor(tx, actor, request.params.id));
      return { ok: true as const };
    },
  );
}
