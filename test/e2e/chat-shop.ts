import { createServer } from 'node:http';
import { freePort } from './free-port.ts';

/** A page of another site, as a company has it: one line of ours in it. */
export async function startShop(url: string, key: string) {
  const html = (
    lang: string,
  ) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>A shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <h1>A shop</h1><script src="${url}/chat.js" data-key="${key}" async></script></html>`;
  const pages = createServer((request, response) => {
    const lang = new URL(request.url!, 'http://shop').searchParams.get('lang') ?? 'en';
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html(lang));
  });
  const port = await freePort();
  await new Promise<void>((done) => pages.listen(port, '127.0.0.1', done));
  return { url: `http://localhost:${port}/`, server: pages };
}
