import { Refusal } from '../../http/refusal.ts';
import type { App } from '../../http/routes.ts';
import type { Kit } from '../../kit.ts';
import { changeCompany } from './change-company.ts';
import { readCompany } from './company.ts';
import * as shapes from './shapes.ts';

const tags = ['company'];

/** What the company is called, and where it is at home. */
export function companyRoutes(app: App, { db }: Kit): void {
  app.get(
    '/api/company',
    {
      // Its name stands on every page.
      config: { permission: 'signed_in' },
      schema: { summary: 'The company, as it is set up', tags, response: { 200: shapes.CompanyShape } },
    },
    async (_request, reply) => {
      const company = await readCompany(db);
      reply.header('etag', `"${company.version}"`);
      return company;
    },
  );
  app.patch(
    '/api/company',
    {
      config: { permission: 'company.write' },
      schema: {
        summary: 'Change the version named in If-Match; null takes away what was said',
        tags,
        headers: shapes.IfMatch,
        body: shapes.CompanyChange,
        response: { 200: shapes.CompanyShape },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, version: versionOf(request.headers['if-match']) };
      const company = await db.transaction().execute((tx) => changeCompany(tx, request.actor!, input));
      reply.header('etag', `"${company.version}"`);
      return company;
    },
  );
}

/** Of the company as the caller looked at it; null for `*`, whatever it is. */
function versionOf(if_match: string | undefined): number | null {
  if (if_match === undefined) {
    throw new Refusal('version_missing', 428, 'Send If-Match with the version of the company you looked at.');
  }
  if (if_match.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(if_match)?.[1];
  if (version === undefined) {
    throw new Refusal('invalid_version', 400, 'If-Match has to be the version of the company, such as "7".');
  }
  return Number(version);
}
