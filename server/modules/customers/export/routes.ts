import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Actor } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import type { Routes } from '../../../http/index.ts';
import { ById } from '../shapes.ts';
import { asHtml } from './as-html.ts';
import { asJson } from './as-json.ts';
import { exportAll } from './export-all.ts';
import { exportCustomer, wholeTimeline } from './export-customer.ts';

const config = { permission: 'customers.export' } as const;

/** All that is known of one customer, or of all of them, in a file. */
export const exportRoutes: Routes = (app, { db }) => {
  const open = async (actor: Actor, asked_id: string, format: string) => {
    const customer = await exportCustomer(db, asked_id);
    // Written down before the first byte leaves.
    await audit(db, actor, 'customer.exported', `customer:${customer.id}`, { format });
    return { customer, timeline: wholeTimeline(db, customer.id) };
  };
  app.get(
    '/api/customers/export.ndjson',
    {
      config,
      schema: {
        summary: 'All that is known of all customers: one line of JSON each',
        querystring: AllQuery,
        produces: ['application/x-ndjson'],
      },
    },
    async ({ query: { timeline = true }, actor }, reply) => {
      await audit(db, actor!, 'customer.exported', null, { format: 'ndjson', timeline });
      return reply
        .headers({ ...HEADERS, 'content-type': 'application/x-ndjson; charset=utf-8' })
        .header('content-disposition', 'attachment; filename="customers.ndjson"')
        .send(Readable.from(exportAll(db, timeline)));
    },
  );
  app.get(
    '/api/customers/:id/export.json',
    { config, schema: { params: ById, summary: 'All that is known of a customer, for machines' } },
    async ({ params, actor }, reply) => {
      const { customer, timeline } = await open(actor!, params.id, 'json');
      return reply
        .headers({ ...HEADERS, 'content-type': 'application/json; charset=utf-8' })
        .header('content-disposition', `attachment; filename="customer-${customer.id}.json"`)
        .send(Readable.from(asJson(customer, timeline)));
    },
  );
  app.get(
    '/api/customers/:id/export.html',
    { config, schema: { params: ById, summary: 'All that is known of a customer, to be read and printed' } },
    async ({ params, actor }, reply) => {
      const { customer, timeline } = await open(actor!, params.id, 'html');
      return reply
        .headers({ ...HEADERS, 'content-type': 'text/html; charset=utf-8' })
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
        )
        .header('content-disposition', `inline; filename="customer-${customer.id}.html"`)
        .send(Readable.from(asHtml(customer, timeline)));
    },
  );
};

const AllQuery = Type.Object({
  timeline: Type.Optional(
    Type.Boolean({
      default: true,
      description: 'Whether everything that happened with them is in it, too; false leaves that out.',
    }),
  ),
});
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
