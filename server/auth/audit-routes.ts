import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { audit } from './audit.ts';
import { auditCsv } from './audit-csv.ts';
import { actorMay } from './contact-details.ts';
import { type AuditFilter, readAudit } from './read-audit.ts';
import * as shapes from './shapes.ts';
import type { SubjectNames } from './subject-names.ts';

export function auditRoutes(app: App, kit: Kit, names: SubjectNames): void {
  const config = { permission: 'audit.read' };
  app.get(
    '/api/audit',
    { config, schema: { querystring: shapes.AuditQuery, response: { 200: shapes.AuditPage } } },
    async (request) => {
      const { query } = request;
      return readAudit(kit.db, names, { ...query, ...seenBy(request), limit: query.limit ?? 50 });
    },
  );
  app.get(
    '/api/audit.csv',
    { config, schema: { querystring: shapes.AuditFilterQuery, produces: ['text/csv'] } },
    async (request, reply) => {
      // Who takes the whole book home is in it, too.
      await audit(kit.db, request.session!.actor, 'audit.exported', null, { ...request.query });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(Readable.from(auditCsv(kit.db, names, { ...request.query, ...seenBy(request) })));
    },
  );
}

function seenBy({ session, actor }: FastifyRequest): Pick<AuditFilter, 'department_of'> {
  return actorMay(actor, 'audit.read_all') ? {} : { department_of: session!.actor.id };
}
