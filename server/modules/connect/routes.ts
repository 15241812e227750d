import { validate } from 'uuid';
import { type App, decodeCursor, encodeCursor, Refusal, type Routes } from '../../http/index.ts';
import type { Kit } from '../../kit.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { changeSource } from './keys/change-source.ts';
import { forgetKeys, noteLastUses } from './keys/check-key.ts';
import { createSource } from './keys/create-source.ts';
import { createSourceKey } from './keys/create-source-key.ts';
import { revokeSourceKey } from './keys/revoke-source-key.ts';
import { type Key, keysOfSources, listSources, type Source } from './queries.ts';
import * as shapes from './shapes.ts';

// Who connects a system looks whether it was heard.
const NOTE_USES_MS = 5_000;

export const routes: Routes = async (app, kit) => {
  followKeys(app, kit);
  sourceRoutes(app, kit);
  keyRoutes(app, kit);
  await ingestRoutes(app, kit);
};

// Hears of keys that other processes made or revoked, and keeps track of their use.
function followKeys(app: App, kit: Kit): void {
  const unsubscribe = kit.live.subscribe(({ topic }) => {
    if (topic === 'sources' || topic === 'hello') forgetKeys(kit.db);
  });
  const note = () =>
    noteLastUses(kit.db).catch((error) => kit.log.warn({ err: error }, 'keys: last use not noted'));
  const timer = setInterval(note, NOTE_USES_MS);
  app.addHook('onClose', async () => {
    unsubscribe();
    clearInterval(timer);
    await note();
  });
}

function sourceRoutes(app: App, kit: Kit): void {
  app.get(
    '/api/sources',
    {
      config: { permission: 'sources.read' },
      schema: { querystring: shapes.SourceQuery, response: { 200: shapes.SourceList } },
    },
    async ({ query }) => {
      const sources = await listSources(kit.db, { after: cursorId(query.after), limit: query.limit });
      const keys = await keysOfSources(
        kit.db,
        sources.map(({ id }) => id),
      );
      const last = sources.length === query.limit ? sources.at(-1) : undefined;
      return {
        items: sources.map((source) => shown(source, keys)),
        next: last ? encodeCursor([last.id]) : null,
      };
    },
  );
  app.post(
    '/api/sources',
    {
      config: { permission: 'sources.write' },
      schema: { body: shapes.SourceInput, response: { 200: shapes.SourceShape } },
    },
    async (request) => {
      const source = await kit.db
        .transaction()
        .execute((tx) => createSource(tx, request.actor!, request.body));
      return shown(source, []);
    },
  );
  app.patch(
    '/api/sources/:id',
    {
      config: { permission: 'sources.write' },
      schema: { params: shapes.IdParams, body: shapes.SourceChange, response: { 200: shapes.SourceShape } },
    },
    async (request) => {
      const input = { ...request.params, ...request.body };
      const source = await kit.db.transaction().execute((tx) => changeSource(tx, request.actor!, input));
      forgetKeys(kit.db);
      return shown(source, await keysOfSources(kit.db, [source.id]));
    },
  );
}

function keyRoutes(app: App, kit: Kit): void {
  app.post(
    '/api/sources/:id/keys',
    {
      config: { permission: 'sources.write' },
      schema: { params: shapes.IdParams, body: shapes.KeyInput, response: { 200: shapes.NewKey } },
    },
    async (request) => {
      const input = { source_id: request.params.id, kind: request.body.kind };
      const key = await kit.db.transaction().execute((tx) => createSourceKey(tx, request.actor!, input));
      forgetKeys(kit.db);
      return { ...key, created_at: key.created_at.toISOString() };
    },
  );
  app.post(
    '/api/source-keys/:id/revoke',
    {
      config: { permission: 'sources.write' },
      schema: { params: shapes.IdParams, response: { 200: shapes.KeyShape } },
    },
    async (request) => {
      const key = await kit.db
        .transaction()
        .execute((tx) => revokeSourceKey(tx, request.actor!, request.params));
      forgetKeys(kit.db);
      return shownKey(key);
    },
  );
}

const shown = (source: Source, keys: Key[]) => ({
  ...source,
  created_at: source.created_at.toISOString(),
  keys: keys.filter((key) => key.source_id === source.id).map(shownKey),
});

const shownKey = (key: Key) => ({
  ...key,
  created_at: key.created_at.toISOString(),
  revoked_at: key.revoked_at?.toISOString() ?? null,
  last_used_at: key.last_used_at?.toISOString() ?? null,
});

function cursorId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1);
  if (!validate(id))
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start from the first page.');
  return String(id);
}
