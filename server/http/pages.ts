import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { Refusal } from './refusal.ts';
import type { App } from './routes.ts';

const DIST = path.join(import.meta.dirname, '../../dist');
const CONSOLE = path.join(DIST, 'console');
const YEAR_SECONDS = 31_536_000;

// Addresses of the API and of the public parts: what is not found there is not a page of the console.
const NO_PAGE = /^\/(api|v1|chat|demo|docs|openapi\.json|healthz|readyz|metrics)(\/|$)/;

/** Lets routes answer with what was built: `reply.sendFile('console/index.html')`. */
export async function serveBuilt(app: App): Promise<void> {
  // The build lays a .br and a .gz beside its files where that saves something.
  await app.register(fastifyStatic, { root: DIST, serve: false, preCompressed: true });
}

/** The console's files, and its page for every address that only the console's router knows. */
export function pageRoutes(app: App): void {
  app.get('/*', { config: { permission: 'public' }, schema: { hide: true } }, (request, reply) => {
    const asked = decodeURIComponent(request.url.split('?')[0]!);
    if (NO_PAGE.test(asked)) throw new Refusal('not_found', 404, `There is nothing at GET ${asked}.`);
    if (/^\/(assets\/|[\w.-]+\.(svg|png|ico|webmanifest|txt)$)/.test(asked)) {
      const kept = asked.startsWith('/assets/');
      return reply.sendFile(`console${asked}`, { maxAge: kept ? YEAR_SECONDS * 1000 : 0, immutable: kept });
    }
    if (!existsSync(path.join(CONSOLE, 'index.html'))) {
      throw new Refusal(
        'console_not_built',
        503,
        'The console is not built yet: run npm start, or node web/build.ts.',
      );
    }
    return reply.header('cache-control', 'no-cache').sendFile('console/index.html', { cacheControl: false });
  });
}
