import type { FastifyRequest } from 'fastify';
import type { TeamMember } from '../../auth/actor.ts';
import { actorMay, auditLook } from '../../auth/index.ts';
import { type App, Refusal, type Routes } from '../../http/index.ts';
import type { Kit } from '../../kit.ts';
import { retryDelivery } from '../channels/index.ts';
import { addNote } from './add-note.ts';
import { changeCase } from './change-case.ts';
import { findCases } from './find-cases.ts';
import { versionOf } from './if-match.ts';
import { openCase } from './open-case.ts';
import { readCase, readCaseRow } from './read-case.ts';
import { readMessages, shownMessages } from './read-messages.ts';
import { replyToCase } from './reply-to-case.ts';
import * as shapes from './shapes.ts';
import { showHtml } from './show-html.ts';

const READ = { permission: 'cases.read' };
const WRITE = { permission: 'cases.write' };
const tags = ['cases'];

export const routes: Routes = (app, kit) => {
  listRoutes(app, kit);
  caseRoutes(app, kit);
  sayRoutes(app, kit);
  messageRoutes(app, kit);
};

/** Whoever may read or write cases is a team member: no other actor has a role. */
function memberOf({ actor }: FastifyRequest): TeamMember {
  if (actor?.kind !== 'team_member')
    throw new Refusal('not_allowed', 403, 'Only team members work on cases.');
  return actor;
}

function listRoutes(app: App, { db }: Kit): void {
  app.get(
    '/api/cases',
    {
      config: READ,
      schema: {
        summary: 'List cases, what happened last first',
        tags,
        querystring: shapes.ListQuery,
        response: { 200: shapes.CasePage },
      },
    },
    async (request) => {
      const { view = 'open', limit = 50, ...query } = request.query;
      const member = memberOf(request);
      const whole_words = !actorMay(member, 'customers.contact_details');
      return findCases(db, { ...query, view, limit, whole_words, member_id: member.id });
    },
  );
  app.post(
    '/api/cases',
    {
      config: WRITE,
      schema: {
        summary: 'Open a case by hand',
        tags,
        headers: shapes.IdempotencyHeaders,
        body: shapes.CaseInput,
        response: { 200: shapes.CaseRow, 201: shapes.CaseRow },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, idempotency_key: request.headers['idempotency-key'] };
      const { opened, repeated } = await db
        .transaction()
        .execute((tx) => openCase(tx, memberOf(request), input));
      return reply.code(repeated ? 200 : 201).send(await readCaseRow(db, opened.id));
    },
  );
}

function caseRoutes(app: App, { db }: Kit): void {
  app.get(
    '/api/cases/:id',
    {
      config: READ,
      schema: {
        summary: 'A case: its threads, its story so far, and how the customer can be answered',
        tags,
        params: shapes.IdParams,
        response: { 200: shapes.WholeCase },
      },
    },
    async (request, reply) => {
      const found = await readCase(db, request.params.id);
      await auditLook(db, request.actor!, found.customer.id);
      reply.header('etag', `"${found.version}"`);
      return found;
    },
  );
  app.patch(
    '/api/cases/:id',
    {
      config: WRITE,
      schema: {
        summary: 'Change state, assignee or subject of the version named in If-Match',
        tags,
        params: shapes.IdParams,
        headers: shapes.IfMatchHeaders,
        body: shapes.ChangeInput,
        response: { 200: shapes.CaseRow },
      },
    },
    async (request, reply) => {
      const version = versionOf(request.headers['if-match']);
      const input = { ...request.body, case_id: request.params.id, version };
      const changed = await db.transaction().execute((tx) => changeCase(tx, memberOf(request), input));
      const row = await readCaseRow(db, changed.id);
      reply.header('etag', `"${row.version}"`);
      return row;
    },
  );
}

function sayRoutes(app: App, { db }: Kit): void {
  app.post(
    '/api/cases/:id/messages',
    {
      config: WRITE,
      schema: {
        summary: 'Answer the customer, by one of the reply options of the case',
        tags,
        params: shapes.IdParams,
        headers: shapes.IdempotencyHeaders,
        body: shapes.ReplyInput,
        response: { 200: shapes.MessageShape, 201: shapes.MessageShape },
      },
    },
    async (request, reply) => {
      const idempotency_key = request.headers['idempotency-key'];
      const input = { ...request.body, case_id: request.params.id, idempotency_key };
      const { message, repeated } = await db
        .transaction()
        .execute((tx) => replyToCase(tx, memberOf(request), input));
      const [shown] = await shownMessages(db, [message]);
      return reply.code(repeated ? 200 : 201).send(shown!);
    },
  );
  app.post(
    '/api/cases/:id/notes',
    {
      config: WRITE,
      schema: {
        summary: 'Write a note that only the team sees',
        tags,
        params: shapes.IdParams,
        headers: shapes.IdempotencyHeaders,
        body: shapes.NoteInput,
        response: { 200: shapes.MessageShape, 201: shapes.MessageShape },
      },
    },
    async (request, reply) => {
      const idempotency_key = request.headers['idempotency-key'];
      const input = { ...request.body, case_id: request.params.id, idempotency_key };
      const { message, repeated } = await db
        .transaction()
        .execute((tx) => addNote(tx, memberOf(request), input));
      const [shown] = await shownMessages(db, [message]);
      return reply.code(repeated ? 200 : 201).send(shown!);
    },
  );
}

function messageRoutes(app: App, { db }: Kit): void {
  app.get(
    '/api/cases/:id/messages',
    {
      config: READ,
      schema: {
        summary: 'What was said in a case, the latest page first',
        tags,
        params: shapes.IdParams,
        querystring: shapes.MessagesQuery,
        response: { 200: shapes.MessagePage },
      },
    },
    async ({ params, query, actor }) => {
      const html = actorMay(actor, 'files.read');
      return readMessages(db, { case_id: params.id, before: query.before, limit: query.limit ?? 50, html });
    },
  );
  app.get(
    '/api/messages/:id/html',
    {
      // What a customer's program made, as it made it: like a file.
      config: { permission: 'files.read' },
      schema: {
        summary: 'The HTML of a message as a page for a frame; remote images load with images=1',
        tags,
        params: shapes.IdParams,
        querystring: shapes.HtmlQuery,
      },
    },
    async ({ params, query }, reply) => {
      const { body, headers } = await showHtml(db, { id: params.id, images: query.images === '1' });
      return reply.headers(headers).send(body);
    },
  );
  app.post(
    '/api/deliveries/:id/retry',
    {
      config: WRITE,
      schema: {
        summary: 'Send once more what could not be sent',
        tags,
        params: shapes.IdParams,
        response: { 200: shapes.Retried },
      },
    },
    async (request) =>
      db.transaction().execute((tx) => retryDelivery(tx, memberOf(request), { id: request.params.id })),
  );
}
