import type { App } from './routes.ts';

/** The OpenAPI document of all routes, made from their schemas. */
export function openapiRoute(app: App): void {
  app.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, () => app.swagger());
}
