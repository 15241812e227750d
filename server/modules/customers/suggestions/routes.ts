import type { Routes } from '../../../http/index.ts';
import { changing } from '../changing.ts';
import { findCustomer } from '../find-customer.ts';
import { ById, Customer, Done } from '../shapes.ts';
import { acceptSuggestion, dismissSuggestion } from './decide-suggestion.ts';
import { listSuggestions } from './list-suggestions.ts';
import { ListQuery, SuggestionPage } from './shapes.ts';

const READ = { permission: 'customers.read' } as const;
const WRITE = { permission: 'customers.write' } as const;
const PAGE = 50;

export const suggestionRoutes: Routes = (app, { db }) => {
  app.get(
    '/api/suggestions',
    {
      config: READ,
      schema: {
        summary: 'Customers who may be the same and await a decision, the newest first',
        querystring: ListQuery,
        response: { 200: SuggestionPage },
      },
    },
    async ({ query }) => listSuggestions(db, { ...query, limit: query.limit ?? PAGE }),
  );
  app.post(
    '/api/suggestions/:id/accept',
    { config: WRITE, schema: { params: ById, response: { 200: Customer } } },
    async ({ params, actor }) => {
      const id = await changing(db, (tx) => acceptSuggestion(tx, actor!, params.id));
      return findCustomer(db, id);
    },
  );
  app.post(
    '/api/suggestions/:id/dismiss',
    { config: WRITE, schema: { params: ById, response: { 200: Done } } },
    async ({ params, actor }) => {
      await changing(db, (tx) => dismissSuggestion(tx, actor!, params.id));
      return { ok: true as const };
    },
  );
};
