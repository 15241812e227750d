import type { Routes } from '../../../http/index.ts';
import { ById } from '../shapes.ts';
import { customerTimeline } from './customer-timeline.ts';
import * as shapes from './shapes.ts';
import { timelineOverview } from './timeline-overview.ts';

const PAGE = 50;
const READ = { permission: 'customers.read' } as const;

export const timelineRoutes: Routes = (app, { db }) => {
  app.get(
    '/api/customers/:id/timeline',
    {
      config: READ,
      schema: { params: ById, querystring: shapes.TimelineQuery, response: { 200: shapes.Timeline } },
    },
    async ({ params, query }) => customerTimeline(db, params.id, { ...query, limit: query.limit ?? PAGE }),
  );
  app.get(
    '/api/customers/:id/timeline/overview',
    {
      config: READ,
      schema: { params: ById, querystring: shapes.OverviewQuery, response: { 200: shapes.TimelineOverview } },
    },
    async ({ params, query }) => timelineOverview(db, params.id, query.time_zone ?? 'UTC'),
  );
};
