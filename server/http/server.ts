import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import Fastify, { LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { answerDirectly } from './direct.ts';
import { sendProblem } from './problem.ts';
import { Refusal } from './refusal.ts';
import { refuseOddBodies } from './refuse-odd-bodies.ts';
import type { App } from './routes.ts';
import { requestValidator } from './validate.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
// For the whole request to arrive: long enough for a large file on a slow line, not for holding connections open.
const REQUEST_TIMEOUT_MS = 300_000;

/** The HTTP server without its routes: ids, logs without personal data, headers, problems, OpenAPI. */
export async function createServer(config: Config, log: Logger): Promise<App> {
  // Limits by address would else count everybody behind a proxy as one.
  const trusted_proxies = ['loopback', ...(config.TRUSTED_PROXIES?.split(/\s*,\s*/) ?? [])];
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: trusted_proxies,
    routerOptions: { maxParamLength: 200 },
    // A stop lets running requests finish and closes idle keep-alive connections.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // An address that cannot be read belongs to no route: without this it would be answered in the framework's words.
    frameworkErrors: sendProblem,
  }) as unknown as App;
  answerDirectly(app, trusted_proxies);
  app.setValidatorCompiler(requestValidator());
  app.decorateRequest('actor', null);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request) => {
    throw new Refusal(
      'not_found',
      404,
      `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
    );
  });
  requirePermissions(app);
  logRequests(app);
  refuseOddBodies(app);
  await app.register(cookie);
  await app.register(helmet, helmetOptions(config));
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tellonce', version: '1', description: 'The one API. The console uses nothing else.' },
    },
    // Whoever reads what a route does wants to know who may call it.
    transform: ({ schema, url, route }) => {
      const permission = { 'x-permission': route.config?.permission };
      return { schema: { ...schema, ...permission } as typeof schema, url };
    },
  });
  return app;
}

function requirePermissions(app: App): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.permission) {
      throw new Error(`${route.method} ${route.url} names no permission (config: { permission }).`);
    }
  });
}

function logRequests(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address itself: addresses carry names and keys.
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}

function helmetOptions(config: Config) {
  const https = config.PUBLIC_URL?.startsWith('https://') ?? false;
  return {
    strictTransportSecurity: https,
    // The chat script and the API are used from the company's own sites.
    crossOriginResourcePolicy: { policy: 'cross-origin' as const },
    crossOriginOpenerPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        // Mantine and the widget set styles from script.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'frame-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
      },
    },
  };
}
