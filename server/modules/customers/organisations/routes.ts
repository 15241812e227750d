import type { Routes } from '../../../http/index.ts';
import { changing } from '../changing.ts';
import { findCustomer } from '../find-customer.ts';
import { ById, Customer } from '../shapes.ts';
import { joinOrganisation, leaveOrganisation } from './change-membership.ts';
import { listMembers } from './list-members.ts';
import * as shapes from './shapes.ts';

const PAGE = 50;
const READ = { permission: 'customers.read' } as const;
const WRITE = { permission: 'customers.write' } as const;

/** Who belongs to which organisation. */
export const organisationRoutes: Routes = (app, { db }) => {
  app.get(
    '/api/customers/:id/members',
    {
      config: READ,
      schema: { params: ById, querystring: shapes.MembersQuery, response: { 200: shapes.Members } },
    },
    async ({ params, query }) => listMembers(db, params.id, { ...query, limit: query.limit ?? PAGE }),
  );
  app.post(
    '/api/customers/:id/organisations',
    { config: WRITE, schema: { params: ById, body: shapes.Organisation, response: { 200: Customer } } },
    async ({ params: { id }, body: { organisation_id }, actor }) => {
      await changing(db, (tx) => joinOrganisation(tx, actor!, { customer_id: id, organisation_id }));
      return findCustomer(db, id);
    },
  );
  app.delete(
    '/api/customers/:id/organisations/:organisation_id',
    { config: WRITE, schema: { params: shapes.OfOrganisation, response: { 200: Customer } } },
    async ({ params: { id, organisation_id }, actor }) => {
      await changing(db, (tx) => leaveOrganisation(tx, actor!, { customer_id: id, organisation_id }));
      return findCustomer(db, id);
    },
  );
};
