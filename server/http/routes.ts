import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import type { Kit } from '../kit.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What a module's routes.ts exports. Each route names a permission: `config: { permission: 'cases.read' }`. */
export type Routes = (app: App, kit: Kit) => void | Promise<void>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call it: a permission of auth/permissions.ts, `signed_in`, or `public`. */
    permission?: string;
  }
  interface FastifyRequest {
    /** Who calls, once auth has looked. Null on public routes without a session. */
    actor: Actor | null;
  }
}
