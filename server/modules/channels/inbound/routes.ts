import { Type } from 'typebox';
import { Refusal } from '../../../http/refusal.ts';
import type { App } from '../../../http/routes.ts';
import type { Kit } from '../../../kit.ts';
import { isInboundToken } from '../accounts/inbound-token.ts';
import { externalIdOf } from '../email/mail-header.ts';
import * as shapes from '../shapes.ts';
import { listInbound, rawInbound } from './list-inbound.ts';
import { replayInbound } from './replay-inbound.ts';
import { storeRaw } from './store-raw.ts';

const LARGEST_MAIL_BYTES = 50 * 1024 * 1024;

export function inboundRoutes(app: App, kit: Kit): void {
  app.get(
    '/api/inbound',
    {
      config: { permission: 'parked.read' },
      schema: { querystring: shapes.InboundQuery, response: { 200: shapes.InboundPage } },
    },
    async ({ query }) => listInbound(kit.db, query as { state?: string; after?: string; limit?: number }),
  );
  app.get(
    '/api/inbound/:id/raw',
    { config: { permission: 'parked.read' }, schema: { summary: 'Exactly what came in', params: shapes.Id } },
    async ({ params }, reply) => {
      const { raw } = await rawInbound(kit.db, params.id);
      return reply
        .headers({
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="inbound-${params.id}.eml"`,
          'content-security-policy': "default-src 'none'; sandbox",
        })
        .send(raw);
    },
  );
  app.post(
    '/api/inbound/:id/replay',
    {
      config: { permission: 'parked.write' },
      schema: { params: shapes.Id, response: { 200: shapes.Done } },
    },
    async ({ actor, params }) => {
      await kit.db.transaction().execute((tx) => replayInbound(tx, actor!, params));
      return { ok: true as const };
    },
  );
}

/** Raw mail by HTTP, for a mail server that hands over rather than being fetched from. */
export async function mailInRoute(app: App, kit: Kit): Promise<void> {
  await app.register(async (scope: App) => {
    // Whatever type it is given: a mail is bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_MAIL_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      '/v1/inbound/email/:account_id',
      {
        config: { permission: 'public' },
        bodyLimit: LARGEST_MAIL_BYTES,
        // Before the body is read: who has no token makes us hold no megabytes.
        onRequest: async (request) => {
          const { account_id } = request.params as { account_id: string };
          const token = tokenIn(request.headers.authorization);
          if (
            !token ||
            !/^[0-9a-f-]{36}$/i.test(account_id) ||
            !(await isInboundToken(kit.db, account_id, token))
          ) {
            throw new Refusal(
              'token_not_valid',
              401,
              'Send the account’s inbound token as Bearer, or as the user name or password of Basic authentication.',
            );
          }
        },
        schema: {
          summary: 'Hand over one raw mail (MIME); answered once it is stored',
          params: Type.Object({ account_id: Type.String({ format: 'uuid' }) }),
          response: { 200: shapes.TakenIn },
        },
      },
      async ({ body, params }) => {
        const raw = body as Buffer | undefined;
        if (!raw || raw.length === 0) throw new Refusal('empty_body', 400, 'Send the mail as the body.');
        return kit.db.transaction().execute((tx) => storeRaw(tx, params.account_id, externalIdOf(raw), raw));
      },
    );
  });
}

function tokenIn(authorization = ''): string | null {
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization)?.[1];
  if (bearer) return bearer;
  const basic = /^basic\s+(\S+)$/i.exec(authorization)?.[1];
  if (!basic) return null;
  const [user, password] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return password || user || null;
}
