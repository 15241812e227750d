import type { Routes } from '../server/http/index.ts';
import { mailboxRoutes } from './server/mailbox-routes.ts';
import { demoPages } from './server/pages.ts';

/** Everything under /demo. Registered with --demo only: without it none of this is there. */
export const demoRoutes: Routes = async (app, kit) => {
  await demoPages(app, kit);
  mailboxRoutes(app, kit);
};
