import { Type } from 'typebox';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { acceptInvitation, invitationOver } from './accept-invitation.ts';
import { changeTeamMember } from './change-team-member.ts';
import { departmentOfMember } from './departments.ts';
import { enter } from './enter.ts';
import { inviteTeamMember } from './invite-team-member.ts';
import { ownAddress } from './own-address.ts';
import { may } from './permissions.ts';
import { listMembers, openInvitation, openInvitations } from './queries.ts';
import { removeTeamMember } from './remove-team-member.ts';
import type { Sessions } from './sessions.ts';
import * as shapes from './shapes.ts';
import { tokenHash } from './token.ts';

export function teamRoutes(app: App, kit: Kit, sessions: Sessions): void {
  listRoutes(app, kit);
  changeRoutes(app, kit, sessions);
  invitationRoutes(app, kit, sessions);
}

function listRoutes(app: App, kit: Kit): void {
  app.get(
    '/api/team',
    {
      config: { permission: 'team.read' },
      schema: { response: { 200: Type.Object({ items: Type.Array(shapes.TeamMemberShape) }) } },
    },
    async (request) => {
      const members = await listMembers(kit.db);
      const manages = may(request.session!.actor.role, 'team.write');
      const invitations = manages ? await openInvitations(kit.db) : [];
      return {
        items: [
          ...members.map(({ second_factor, ...member }) => ({
            ...member,
            invited: false,
            // Whose account has only a password is nothing for everybody to know.
            ...(manages && { second_factor }),
          })),
          ...invitations.map((invitation) => ({ ...invitation, department: null, invited: true })),
        ],
      };
    },
  );
}

function changeRoutes(app: App, kit: Kit, sessions: Sessions): void {
  const config = { permission: 'team.write' };
  app.post(
    '/api/team',
    { config, schema: { body: shapes.InviteInput, response: { 200: shapes.Invited } } },
    async (request) => {
      const { actor } = request.session!;
      const { invitation, token } = await kit.db
        .transaction()
        .execute((tx) => inviteTeamMember(tx, actor, request.body));
      return {
        ...invitation,
        department: null,
        invited: true,
        invitation_url: `${ownAddress(kit, request)}/invitations/${token}`,
      };
    },
  );
  app.patch(
    '/api/team/:id',
    {
      config,
      schema: {
        params: shapes.IdParams,
        body: shapes.ChangeMemberInput,
        response: { 200: shapes.TeamMemberShape },
      },
    },
    async (request) => {
      const { actor } = request.session!;
      const input = { id: request.params.id, ...request.body };
      const member = await kit.db.transaction().execute((tx) => changeTeamMember(tx, actor, input));
      sessions.forget(member.id);
      return { ...member, department: await departmentOfMember(kit.db, member.id), invited: false };
    },
  );
  app.delete(
    '/api/team/:id',
    { config, schema: { params: shapes.IdParams, response: { 200: shapes.Done } } },
    async (request) => {
      const { actor } = request.session!;
      await kit.db.transaction().execute((tx) => removeTeamMember(tx, actor, request.params.id));
      sessions.forget(request.params.id);
      return { ok: true as const };
    },
  );
}

function invitationRoutes(app: App, kit: Kit, sessions: Sessions): void {
  const config = { permission: 'public' };
  app.get(
    '/api/invitations/:token',
    { config, schema: { params: shapes.TokenParams, response: { 200: shapes.InvitationShape } } },
    async (request) => {
      const invitation = await openInvitation(kit.db, tokenHash(request.params.token));
      if (!invitation) throw invitationOver();
      return { name: invitation.name, email: invitation.email, role: invitation.role };
    },
  );
  app.post(
    '/api/invitations/:token',
    {
      config,
      schema: { params: shapes.TokenParams, body: shapes.AcceptInput, response: { 200: shapes.Me } },
    },
    async (request, reply) => {
      const { id } = await acceptInvitation(kit.db, request.params.token, request.body);
      return enter(sessions, id, request, reply);
    },
  );
}
