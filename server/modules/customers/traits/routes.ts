import { Refusal, type Routes } from '../../../http/index.ts';
import { changing } from '../changing.ts';
import { findCustomer } from '../find-customer.ts';
import { ById, Customer } from '../shapes.ts';
import { correctTraits } from './correct-traits.ts';
import { Corrections } from './shapes.ts';

export const traitRoutes: Routes = (app, { db }) => {
  app.patch(
    '/api/customers/:id/traits',
    {
      config: { permission: 'customers.write' },
      schema: {
        summary: 'Correct what is known of a customer: a person’s word counts until it is released',
        params: ById,
        body: Corrections,
        response: { 200: Customer },
      },
    },
    async ({ params: { id }, body, actor }) => {
      if (actor?.kind !== 'team_member') {
        throw new Refusal('not_a_person', 403, 'Only a person corrects. A system tells by identify events.');
      }
      await changing(db, (tx) => correctTraits(tx, actor, { ...body, customer_id: id }));
      return findCustomer(db, id);
    },
  );
};
