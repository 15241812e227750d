import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { type App, databaseAway, Refusal, type Routes } from '../../http/index.ts';
import type { Kit } from '../../kit.ts';
import { browserSettings } from './browser-settings.ts';
import { answerDirectly, OPEN_TO_ALL } from './ingest/answer-directly.ts';
import type { EventKind } from './ingest/event.ts';
import { notNow } from './ingest/grouped-commit.ts';
import { type ParsedBody, parseJson } from './ingest/parse-json.ts';
import { type RateLimits, rateLimits } from './ingest/rate-limits.ts';
import { readBody } from './ingest/read-body.ts';
import { type Ingest, startIngest } from './ingest/start-ingest.ts';
import { type Delivered, MAX_BATCH_EVENTS, takeEvents } from './ingest/take-events.ts';
import { keyInBody, keyInHeader } from './ingest/write-key.ts';
import { type CheckedKey, checkKey } from './keys/check-key.ts';
import { liveViewRoute } from './live-view/live-view-route.ts';
import { MAX_RAW_BYTES } from './live-view/seen-event.ts';
import { type LiveView, startLiveView } from './live-view/start-live-view.ts';
import { SettingsParams, SettingsShape, Stored, Taken } from './shapes.ts';

// The browser's SDK uses the first letters.
const PATHS: Record<string, EventKind | 'batch'> = {
  identify: 'identify',
  track: 'track',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  batch: 'batch',
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
  b: 'batch',
};

/** Event ingest as in Segment's HTTP specification, so that its SDKs need only our address. */
export const ingestRoutes: Routes = async (app, kit) => {
  const ingest = startIngest(kit);
  const limits = rateLimits();
  const view = startLiveView(kit);
  liveViewRoute(app, kit, view);
  // After a lost connection, too: what was missed meanwhile nobody knows.
  const unsubscribe = kit.live.subscribe(({ topic }) => {
    if (topic === 'erasure' || topic === 'hello') view.forget();
  });
  app.addHook('onClose', async () => {
    unsubscribe();
    await ingest.stop();
    await view.stop();
  });
  await app.register(async (scope) => {
    readBodiesOurselves(scope as App);
    allowAllOrigins(scope as App);
    for (const [name, kind] of Object.entries(PATHS)) {
      const path = `/v1/${name}`;
      const take = (request: IncomingMessage, address: () => string) =>
        takeRequest(request, address, { kit, ingest, limits, view }, kind);
      scope.post(path, given(Taken), (request) => take(request.raw, () => request.ip));
      scope.options(path, { config: { permission: 'public' }, schema: { hide: true } }, preflight);
      app.direct.set(
        path,
        answerDirectly({ app, kit, path }, (request) => take(request, () => app.addressOf(request))),
      );
    }
    // What the browser's SDK measures of itself is of no use to anyone here.
    scope.post('/v1/m', given(Stored), async () => ({ success: true as const }));
    scope.options('/v1/m', { config: { permission: 'public' }, schema: { hide: true } }, preflight);
    settingsRoute(scope as App, kit);
  });
};

// Thousands a second: no headers that are for pages only, and no line in the log for each that went well (the metrics
// count them). Measured: a tenth of the server's time.
const given = (answer: typeof Taken | typeof Stored): RouteShorthandOptions => ({
  config: { permission: 'public' },
  helmet: false,
  logLevel: 'warn',
  schema: { response: { 200: answer } },
});

type Way = { kit: Kit; ingest: Ingest; limits: RateLimits; view: LiveView };

async function takeRequest(
  request: IncomingMessage,
  address: () => string,
  { kit, ingest, limits, view }: Way,
  kind: Delivered['kind'],
) {
  const received_at = Date.now();
  const named = keyInHeader(request.headers.authorization);
  // A wrong key in the header costs us nothing more than the header.
  const known = named === null ? null : await senderOf(kit, named);
  if (known) unlessLimited(view, known, () => limits.check(known, address));
  const bytes = await readBody(request);
  const body = readable(view, known, bytes);
  const sender = known ?? (await senderOf(kit, keyInBody(body.value)));
  unlessLimited(view, sender, () => limits.take(sender, address, eventsIn(body)));
  const { source_id } = sender;
  let decided = false;
  try {
    return await takeEvents(ingest.submit, { body, kind, sender, received_at }, (events, kind, refused) => {
      decided = true;
      view.note({ source_id, kind, events, refused, bytes: bytes.length });
    });
  } catch (error) {
    if (!decided) noteFault(view, source_id, bytes, error);
    throw error;
  }
}

function unlessLimited(view: LiveView, { source_id }: CheckedKey, ask: () => void): void {
  try {
    ask();
  } catch (error) {
    view.noteLimited(source_id);
    throw error;
  }
}

function readable(view: LiveView, known: CheckedKey | null, bytes: Buffer): ParsedBody {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (known) noteFault(view, known.source_id, bytes, error);
    throw error;
  }
}

// Our own trouble (503, 429) is none of the sender's faults: it sends the same again.
function noteFault(view: LiveView, source_id: string, bytes: Buffer, error: unknown): void {
  if (!(error instanceof Refusal) || error.status === 429 || error.status >= 500) return;
  const raw = bytes.subarray(0, MAX_RAW_BYTES).toString('utf8');
  view.noteFault(source_id, raw, { code: error.code, path: '', detail: error.detail });
}

// Also those that turn out to be faulty: they cost us the same.
function eventsIn({ value }: ParsedBody): number {
  const batch = (value as { batch?: unknown } | null)?.batch;
  // A batch beyond the limit is refused at a glance.
  if (!Array.isArray(batch) || batch.length > MAX_BATCH_EVENTS) return 1;
  return Math.max(1, batch.length);
}

// Not the answer that other routes give then: SDKs have to be told to wait for longer.
function sayNotNow(error: unknown): never {
  throw databaseAway(error) ? notNow() : error;
}

async function senderOf(kit: Kit, key: string | null): Promise<CheckedKey> {
  const checked = key === null ? null : await checkKey(kit.db, key).catch(sayNotNow);
  if (checked) return checked;
  const detail =
    key === null
      ? 'Send the key of a source: as user name of Basic authentication, as Bearer token, or as writeKey in the body.'
      : 'This key is unknown or was revoked.';
  throw new Refusal('invalid_key', 401, detail, {
    headers: { 'www-authenticate': 'Bearer realm="Tellonce"' },
  });
}

// Whatever the content type says (browsers send text/plain to spare a preflight), it is JSON, perhaps as gzip.
function readBodiesOurselves(scope: App): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function allowAllOrigins(scope: App): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.headers(OPEN_TO_ALL);
  });
}

const preflight = async (request: FastifyRequest, reply: FastifyReply) =>
  reply
    .code(204)
    .headers({
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      // Integrators may add headers of their own; `*` would leave out Authorization.
      'access-control-allow-headers':
        request.headers['access-control-request-headers'] ?? 'Authorization, Content-Type',
      'access-control-max-age': '86400',
    })
    .send();

function settingsRoute(scope: App, kit: Kit): void {
  scope.get(
    '/v1/projects/:write_key/settings',
    {
      config: { permission: 'public' },
      schema: { params: SettingsParams, response: { 200: SettingsShape } },
    },
    async (request, reply) => {
      const { write_key } = request.params;
      const key = await checkKey(kit.db, write_key);
      if (!key) throw new Refusal('invalid_key', 404, 'This key is unknown or was revoked.');
      reply.header('cache-control', 'no-cache');
      const here = kit.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
      return browserSettings(write_key, new URL(here));
    },
  );
}
