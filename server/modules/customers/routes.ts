import type { TeamMember } from '../../auth/actor.ts';
import { actorMay, auditLook } from '../../auth/index.ts';
import type { Routes } from '../../http/index.ts';
import { changing } from './changing.ts';
import { createCustomer } from './create-customer.ts';
import { exportRoutes } from './export/routes.ts';
import { findCustomer } from './find-customer.ts';
import { identityRulesRoutes } from './identities/rules/routes.ts';
import { importRoutes } from './import/routes.ts';
import { listCustomers } from './list-customers.ts';
import { mergeCustomers } from './merge-customers.ts';
import { organisationRoutes } from './organisations/routes.ts';
import * as shapes from './shapes.ts';
import { suggestionRoutes } from './suggestions/routes.ts';
import { timelineRoutes } from './timeline/routes.ts';
import { traitRoutes } from './traits/routes.ts';
import { unmergeCustomer } from './unmerge-customer.ts';

const PAGE = 50;
const READ = { permission: 'customers.read' } as const;
const WRITE = { permission: 'customers.write' } as const;

export const routes: Routes = async (app, kit) => {
  await identityRulesRoutes(app, kit);
  await importRoutes(app, kit);
  exportRoutes(app, kit);
  readRoutes(app, kit);
  timelineRoutes(app, kit);
  changeRoutes(app, kit);
  organisationRoutes(app, kit);
  suggestionRoutes(app, kit);
  traitRoutes(app, kit);
};

const readRoutes: Routes = (app, { db }) => {
  app.get(
    '/api/customers',
    { config: READ, schema: { querystring: shapes.ListQuery, response: { 200: shapes.Customers } } },
    async ({ query, actor }) => {
      const whole_addresses = !actorMay(actor, 'customers.contact_details');
      return listCustomers(db, { ...query, whole_addresses, limit: query.limit ?? PAGE });
    },
  );
  app.get(
    '/api/customers/:id',
    { config: READ, schema: { params: shapes.ById, response: { 200: shapes.Customer } } },
    async ({ params, actor }) => {
      const found = await findCustomer(db, params.id);
      await auditLook(db, actor!, found.id);
      return found;
    },
  );
};

const changeRoutes: Routes = (app, { db }) => {
  app.post(
    '/api/customers',
    {
      config: WRITE,
      schema: { headers: shapes.Idempotent, body: shapes.NewCustomer, response: { 200: shapes.Customer } },
    },
    async ({ actor, body, headers }) => {
      const input = { ...body, idempotency_key: headers['idempotency-key'] };
      const id = await changing(db, (tx) => createCustomer(tx, actor as TeamMember, input));
      return findCustomer(db, id);
    },
  );
  app.post(
    '/api/customers/:id/merge',
    {
      config: WRITE,
      schema: { params: shapes.ById, body: shapes.MergeWith, response: { 200: shapes.Customer } },
    },
    async ({ params: { id }, body, actor }) => {
      const input = { customer_id: id, other_customer_id: body.customer_id };
      await changing(db, (tx) => mergeCustomers(tx, actor!, input));
      return findCustomer(db, id);
    },
  );
  app.post(
    '/api/customers/:id/unmerge',
    {
      config: WRITE,
      schema: { params: shapes.ById, body: shapes.SplitOff, response: { 200: shapes.Parted } },
    },
    async ({ params: { id }, body: { profile_ids }, actor }) => {
      const parted = await changing(db, (tx) =>
        unmergeCustomer(tx, actor!, { customer_id: id, profile_ids }),
      );
      const [customer, split_off] = await Promise.all([
        findCustomer(db, parted.customer_id),
        findCustomer(db, parted.split_off_id),
      ]);
      return { customer, split_off };
    },
  );
};
