import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../http/refusal.ts';
import type { App, Routes } from '../../../http/routes.ts';
import type { Kit } from '../../../kit.ts';
import { claimIdentity } from '../../customers/index.ts';
import { accountByPublicKey } from '../accounts/accounts.ts';
import { allowOrigins, answerPreflight } from './cors.ts';
import { chatLimits } from './limits.ts';
import { messagesAfter, PAGE } from './messages.ts';
import { openChatSession } from './open-session.ts';
import { say } from './say.ts';
import { scriptRoute } from './script.ts';
import { sessionOfToken } from './sessions.ts';
import type { WebchatSettings } from './settings.ts';
import * as shapes from './shapes.ts';
import { streamMessages } from './stream-messages.ts';
import { watchSessions } from './watch-sessions.ts';

// A text of a million letters is refused by its length, in words, and not by closing the connection on it.
const BODY_BYTES = 4 * 1024 * 1024;
const open = { permission: 'public' } as const;

/** What a page's chat calls: `/chat/:key/...`. Public; a session's token opens that session and nothing else. */
export const webchatRoutes: Routes = async (app, kit) => {
  scriptRoute(app);
  await app.register(
    async (scope: App) => {
      scope.addHook('onRequest', allowOrigins);
      const limits = await chatLimits(scope);
      scope.options('/*', { config: open, schema: { hide: true } }, answerPreflight);
      beginRoutes(scope, kit, limits);
      messageRoutes(scope, kit, limits);
      streamRoute(scope, kit, limits);
    },
    { prefix: '/chat' },
  );
};

type Limits = Awaited<ReturnType<typeof chatLimits>>;

function beginRoutes(scope: App, kit: Kit, limits: Limits) {
  const { Key, ChatConfig, NewSession, OpenedSession, Claim, Ok } = shapes;
  scope.get(
    '/:key/config',
    { config: open, schema: { params: Key, response: { 200: ChatConfig } } },
    async (request, reply) => {
      const account = await accountOf(kit, request);
      const settings = account.settings as WebchatSettings;
      reply.header('cache-control', 'public, max-age=60');
      return {
        name: settings.title || account.name,
        greeting: settings.greeting || null,
        colour: settings.colour ?? '#1f5eff',
        ask_email: settings.ask_email ?? true,
      };
    },
  );

  scope.post(
    '/:key/sessions',
    {
      config: open,
      onRequest: limits.sessions,
      schema: { params: Key, body: NewSession, response: { 200: OpenedSession } },
    },
    async (request) => {
      const account = await accountOf(kit, request);
      const { session, token } = await kit.db
        .transaction()
        .execute((tx) => openChatSession(tx, { ...request.body, account_id: account.id }));
      return { session_id: session.id, token };
    },
  );

  scope.post(
    '/:key/identity',
    {
      config: open,
      onRequest: limits.identities,
      schema: { params: Key, body: Claim, response: { 200: Ok } },
    },
    async (request) => {
      const { profile_id } = await sessionOf(kit, request);
      const { email, name } = request.body;
      await kit.db.transaction().execute((tx) =>
        claimIdentity(tx, {
          profile_id,
          kind: 'email',
          value: email,
          name,
          actor: { kind: 'customer', profile_id },
        }),
      );
      // The same answer whether we know the address or not.
      return { ok: true as const };
    },
  );
}

function messageRoutes(scope: App, kit: Kit, limits: Limits) {
  const { Key, After, Message, Messages, Said } = shapes;
  scope.get(
    '/:key/messages',
    {
      config: open,
      onRequest: limits.reads,
      schema: { params: Key, querystring: After, response: { 200: Messages } },
    },
    async (request) => {
      const session = await sessionOf(kit, request);
      const items = await messagesAfter(kit.db, session.id, request.query.after);
      return { items, next: items.length === PAGE ? String(items.at(-1)!.seq) : null };
    },
  );

  scope.post(
    '/:key/messages',
    {
      config: open,
      bodyLimit: BODY_BYTES,
      onRequest: limits.writes,
      schema: { params: Key, body: Said, response: { 200: Message } },
    },
    async (request) => {
      const session = await sessionOf(kit, request);
      return kit.db.transaction().execute((tx) => say(tx, session, request.body));
    },
  );
}

function streamRoute(scope: App, kit: Kit, limits: Limits) {
  const watched = watchSessions(kit.live);
  scope.addHook('onClose', async () => watched.stop());
  scope.get(
    '/:key/stream',
    {
      config: open,
      onRequest: limits.reads,
      schema: { params: shapes.Key, querystring: shapes.After },
    },
    async (request, reply) => {
      const session = await sessionOf(kit, request);
      await streamMessages(kit, watched, request, reply, { session, after: request.query.after });
    },
  );
}

type WithKey = FastifyRequest & { params: { key: string } };

async function accountOf(kit: Kit, request: Pick<WithKey, 'params' | 'headers'>) {
  const account = await accountByPublicKey(kit.db, request.params.key);
  if (account?.channel !== 'webchat') {
    throw new Refusal('chat_not_found', 404, 'There is no chat with this key, or it is switched off.');
  }
  const allowed = (account.settings as WebchatSettings).allowed_origins ?? [];
  const { origin } = request.headers;
  if (allowed.length > 0 && origin && !allowed.includes(origin)) {
    throw new Refusal('origin_not_allowed', 403, `This chat is not set up for pages of ${origin}.`);
  }
  return account;
}

async function sessionOf(kit: Kit, request: Pick<WithKey, 'params' | 'headers'>) {
  const account = await accountOf(kit, request);
  return sessionOfToken(kit.db, account.id, request.headers.authorization);
}
