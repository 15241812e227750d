import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type App, Refusal } from '../../server/http/index.ts';
import type { Kit } from '../../server/kit.ts';
import { accountsFor } from '../../server/modules/channels/index.ts';
import { shopKey } from './shop-source.ts';

const DIST = fileURLToPath(new URL('../../dist/demo/', import.meta.url));
const open = { config: { permission: 'public' }, schema: { hide: true } } as const;

/** The shop and the mailbox. The shop's page gets the keys of this server, as a company would paste them. */
export async function demoPages(app: App, kit: Kit) {
  app.get<{ Params: { '*': string } }>('/demo/assets/*', open, (request, reply) =>
    reply.sendFile(`demo/assets/${request.params['*']}`),
  );
  app.get('/demo', open, async (_request, reply) => reply.redirect('/demo/'));
  app.get('/demo/', open, async (_request, reply) => {
    const [chat] = await accountsFor(kit.db, 'webchat');
    const html = await page('index.html');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(
        html
          .replaceAll('__SOURCE_KEY__', (await shopKey(kit.db)) ?? '')
          .replaceAll('__CHAT_KEY__', chat?.public_key ?? ''),
      );
  });
  app.get('/demo/mailbox', open, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await page('mailbox/index.html')),
  );
}

async function page(name: string): Promise<string> {
  try {
    return await readFile(DIST + name, 'utf8');
  } catch {
    throw new Refusal(
      'demo_not_built',
      503,
      'The demo is not built yet: run npm start, or node web/build.ts.',
    );
  }
}
