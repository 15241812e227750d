import { Type } from 'typebox';
import type { App } from '../../server/http/index.ts';
import type { Kit } from '../../server/kit.ts';
import { sanitiseHtml } from '../../server/modules/channels/index.ts';
import { mailById, mailboxOf } from './mailbox.ts';
import { writeMail } from './write-mail.ts';

const open = { permission: 'public' } as const;
const Address = Type.String({ minLength: 3, maxLength: 254 });
const hide = true;

/** The customers' mailbox: what was caught, and a pen to answer with. */
export function mailboxRoutes(app: App, kit: Kit) {
  app.get(
    '/demo/api/mails',
    { config: open, schema: { hide, querystring: Type.Object({ address: Address }) } },
    ({ query }) => mailboxOf(kit.db, query.address.trim().toLowerCase()),
  );

  app.get(
    '/demo/api/mails/:id/page',
    { config: open, schema: { hide, params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
    async ({ params }, reply) => {
      const mail = await mailById(kit.db, params.id);
      return reply
        .type('text/html; charset=utf-8')
        .header(
          'content-security-policy',
          "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
        )
        .send(pageOf(mail.html ? sanitiseHtml(mail.html) : `<pre>${escaped(mail.text ?? '')}</pre>`));
    },
  );

  app.post(
    '/demo/api/mails',
    {
      config: open,
      schema: {
        hide,
        body: Type.Object({
          from: Address,
          to: Address,
          subject: Type.String({ maxLength: 500 }),
          text: Type.String({ minLength: 1, maxLength: 100_000 }),
          answers: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
        }),
      },
    },
    ({ body }) => writeMail(kit.db, body),
  );
}

const pageOf = (body: string) => `<!doctype html><meta charset="utf-8"><base target="_blank"><style>
body { margin: 16px 2px; font: 15px/1.55 "Inter Variable", system-ui, sans-serif; color: #16191f; overflow-wrap: anywhere }
pre { font: inherit; white-space: pre-wrap; margin: 0 } img { max-width: 100% } blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #d5dae3; color: #5f6775 }
</style>${body}`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
