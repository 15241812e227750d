import { Type } from 'typebox';
import { Refusal } from '../../http/refusal.ts';
import type { App } from '../../http/routes.ts';
import type { Kit } from '../../kit.ts';
import { network } from '../network.ts';
import { sessionsOf } from '../sessions.ts';
import * as shapes from '../shapes.ts';
import { countTries, tooManyTries } from '../sign-in-attempts.ts';
import { tokenHash } from '../token.ts';
import { applyReset, memberOfReset } from './apply-reset.ts';
import { canMailReset, mailReset, type OwnMail } from './mail-reset.ts';

// Mails that a quarter of an hour allows: to one address, so that nobody's mailbox is filled; from one network.
const LIMITS = { address: 3, network: 20 };

export function passwordResetRoutes(app: App, kit: Kit, mail: OwnMail): void {
  askRoutes(app, kit, mail);
  linkRoutes(app, kit);
}

function askRoutes(app: App, kit: Kit, mail: OwnMail): void {
  const config = { permission: 'public' };
  app.get(
    '/api/password-reset',
    { config, schema: { response: { 200: Type.Object({ by_mail: Type.Boolean() }) } } },
    async () => ({ by_mail: await canMailReset(kit, mail) }),
  );
  app.post(
    '/api/password-reset',
    { config, schema: { body: shapes.ResetAsked, response: { 200: shapes.Done } } },
    async (request) => {
      const { email } = request.body;
      if (!(await canMailReset(kit, mail))) {
        throw new Refusal(
          'no_reset_by_mail',
          409,
          'This server cannot mail a link to choose a new password.',
        );
      }
      const { wait_s } = await countTries(kit.db, limitsFor(email, request.ip));
      if (wait_s > 0) throw tooManyTries(wait_s);
      // Not waited for: how long the answer takes would say whether somebody has this address.
      mailReset(kit, mail, email).catch((error: unknown) =>
        kit.log.error({ err: error }, 'auth: reset by mail'),
      );
      return { ok: true as const };
    },
  );
}

function linkRoutes(app: App, kit: Kit): void {
  const config = { permission: 'public' };
  app.get(
    '/api/password-reset/:token',
    {
      config,
      schema: { params: shapes.TokenParams, response: { 200: Type.Object({ valid: Type.Boolean() }) } },
    },
    async (request) => ({ valid: (await memberOfReset(kit.db, request.params.token)) !== null }),
  );
  app.post(
    '/api/password-reset/:token',
    {
      config,
      schema: { params: shapes.TokenParams, body: shapes.ResetInput, response: { 200: shapes.Done } },
    },
    async (request) => {
      const { token } = request.params;
      const { id } = await applyReset(kit.db, { token, password: request.body.password });
      (await sessionsOf(kit)).forget(id);
      return { ok: true as const };
    },
  );
}

function limitsFor(email: string, address: string): Map<string, number> {
  return new Map([
    [tokenHash(`reset to ${email.trim().toLowerCase()}`).toString('hex'), LIMITS.address],
    [tokenHash(`reset from ${network(address)}`).toString('hex'), LIMITS.network],
  ]);
}
