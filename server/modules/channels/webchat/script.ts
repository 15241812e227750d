import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Refusal } from '../../../http/refusal.ts';
import type { App } from '../../../http/routes.ts';

/** Where the build puts the script that pages embed. */
export const SCRIPT = new URL('../../../../dist/chat.js', import.meta.url);

type Script = { plain: Buffer; packed: Buffer; etag: string };

/** `/chat.js`: read once, packed once. Browsers ask again after five minutes, and mostly get a 304. */
export function scriptRoute(app: App) {
  let script: Promise<Script> | null = null;
  app.get(
    '/chat.js',
    { config: { permission: 'public' }, schema: { hide: true } },
    async (request, reply) => {
      script ??= readScript();
      const { plain, packed, etag } = await script.catch(() => {
        script = null;
        throw new Refusal(
          'chat_not_built',
          404,
          'The chat script is not built. Run: node web/build.ts widget',
        );
      });
      reply.headers({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=300',
        vary: 'accept-encoding',
        etag,
      });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(plain);
      return reply.header('content-encoding', 'gzip').send(packed);
    },
  );
}

async function readScript(): Promise<Script> {
  const plain = await readFile(SCRIPT);
  const packed = await promisify(gzip)(plain, { level: 9 });
  return { plain, packed, etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"` };
}
