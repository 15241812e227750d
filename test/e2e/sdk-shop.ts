import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const SDK = path.join(import.meta.dirname, '../../node_modules/@segment/analytics-next/dist/umd');

export type SdkShop = { url: string; server: Server };

/** A shop on another origin with Segment's browser SDK as it is published, told nothing but our address and a key. */
export async function startSdkShop(tellonce: string, key: string): Promise<SdkShop> {
  const page = (more: string) => `<!doctype html><meta charset="utf-8"><title>A shop</title><h1>A shop</h1>
    <script src="/sdk/index.js"></script>
    <script>analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${tellonce}' }, ${more})</script>`;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://shop');
    if (!pathname.startsWith('/sdk/'))
      return response.setHeader('content-type', 'text/html').end(page(searchParams.get('options') ?? '{}'));
    response
      .setHeader('content-type', 'text/javascript')
      .end(readFileSync(path.join(SDK, path.basename(pathname))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}
