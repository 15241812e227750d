import type { Routes } from '../../http/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { inboundRoutes, mailInRoute } from './inbound/routes.ts';
import { webchatRoutes } from './webchat/index.ts';

export const routes: Routes = async (app, kit) => {
  accountRoutes(app, kit);
  inboundRoutes(app, kit);
  await mailInRoute(app, kit);
  await webchatRoutes(app, kit);
};
