import { docsRoute } from './docs/docs-route.ts';
import type { App } from './routes.ts';

/** The OpenAPI document of all routes, made from their schemas: for machines, and at /docs for people. */
export function openapiRoute(app: App): void {
  app.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, () => app.swagger());
  docsRoute(app);
}
