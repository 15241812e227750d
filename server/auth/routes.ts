import { Type } from 'typebox';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { auditRoutes } from './audit-routes.ts';
import { companyRoutes } from './company/routes.ts';
import { departmentRoutes } from './department-routes.ts';
import { enter } from './enter.ts';
import { ownRoutes } from './own-routes.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import type { OwnMail } from './password-reset/mail-reset.ts';
import { passwordResetRoutes } from './password-reset/routes.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { type Sessions, sessionsOf } from './sessions.ts';
import { setUpFirstOwner, setupTokenValid } from './set-up.ts';
import * as shapes from './shapes.ts';
import { singleSignOnRoutes } from './single-sign-on/routes.ts';
import type { SubjectNames } from './subject-names.ts';
import { teamRoutes } from './team-routes.ts';

/** `mail` reaches team members, where an email account can send. Modules are above us, so app.ts hands both in. */
type Given = { mail: OwnMail; names: SubjectNames };

export async function routes(app: App, kit: Kit, { mail, names }: Given): Promise<void> {
  const sessions = await sessionsOf(kit);
  setupRoutes(app, kit, sessions);
  sessionRoutes(app, kit, sessions);
  ownRoutes(app, kit, sessions);
  secondFactorRoutes(app, kit);
  singleSignOnRoutes(app, kit, sessions);
  passkeyRoutes(app, kit, sessions);
  teamRoutes(app, kit, sessions);
  passwordResetRoutes(app, kit, mail);
  departmentRoutes(app, kit);
  companyRoutes(app, kit);
  auditRoutes(app, kit, names);
}

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
      const { id } = await setUpFirstOwner(kit.db, { ...input, email, password });
      return enter(sessions, id, request, reply);
    },
  );
}
