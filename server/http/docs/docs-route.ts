import type { App } from '../routes.ts';
import type { ApiDocument } from './document.ts';
import { docsPage } from './page.ts';

/** The readable form of /openapi.json, for people. Made once: routes do not change while a server runs. */
export function docsRoute(app: App): void {
  let page: string | undefined;
  app.get('/docs', { config: { permission: 'public' }, schema: { hide: true } }, (_request, reply) => {
    page ??= docsPage(app.swagger() as unknown as ApiDocument);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
