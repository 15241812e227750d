import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { TeamMember } from '../../../auth/actor.ts';
import type { Db } from '../../../db/index.ts';
import { fileById } from '../../../files/index.ts';
import { Refusal, type Routes } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { cancelList, checkList, startList } from './change-import.ts';
import { type Import, importById, listImports } from './imports.ts';
import { readAnew } from './read-anew.ts';
import { firstRecords, UnreadableList } from './read-records.ts';
import { refusedCsv } from './refused-csv.ts';
import * as shapes from './shapes.ts';
import { LARGEST_BYTES, takeUpload } from './take-upload.ts';

const config = { permission: 'customers.import' } as const;
const PREVIEW_ROWS = 20;
const one = { params: shapes.ById, response: { 200: shapes.Import } };

/** Lists of customers that people bring: uploaded, told what the columns mean, checked, taken. */
export const importRoutes: Routes = async (app, kit) => {
  await uploadRoute(app, kit);
  readRoutes(app, kit);
  const { db } = kit;
  app.post(
    '/api/customer-imports/:id/check',
    { config, schema: { ...one, body: shapes.Check, summary: 'Say what the columns mean, and try' } },
    async ({ params: { id }, body, actor }) => {
      await db.transaction().execute((tx) => checkList(tx, actor!, { id, meanings: body.meanings }));
      return find(db, id);
    },
  );
  app.post(
    '/api/customer-imports/:id/read-anew',
    {
      config,
      schema: {
        ...one,
        body: shapes.ReadAnew,
        summary: 'Say how the file is written, where that was not found',
      },
    },
    async ({ params: { id }, body, actor }) => {
      await readAnew(kit, actor as TeamMember, { id, ...body });
      return find(db, id);
    },
  );
  app.post('/api/customer-imports/:id/start', { config, schema: one }, async ({ params: { id }, actor }) => {
    await db.transaction().execute((tx) => startList(tx, actor!, id));
    return find(db, id);
  });
  app.post('/api/customer-imports/:id/cancel', { config, schema: one }, async ({ params: { id }, actor }) => {
    await db.transaction().execute((tx) => cancelList(tx, actor!, id));
    return find(db, id);
  });
};

const uploadRoute: Routes = async (app, kit) => {
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { files: 1, fileSize: LARGEST_BYTES, fields: 5, parts: 6 } });
    scope.post(
      '/api/customer-imports',
      {
        config,
        bodyLimit: LARGEST_BYTES + 1024 * 1024,
        schema: {
          summary: 'Upload a CSV file of customers; nothing is taken yet',
          consumes: ['multipart/form-data'],
          response: { 200: shapes.Import },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) throw new Refusal('no_file', 400, 'Send one file as multipart/form-data.');
        const upload = { name: part.filename, bytes: part.file, too_large: () => part.file.truncated };
        return find(kit.db, await takeUpload(kit, request.actor as TeamMember, upload));
      },
    );
  });
};

const readRoutes: Routes = (app, kit) => {
  app.get('/api/customer-imports', { config, schema: { response: { 200: shapes.Imports } } }, async () => ({
    items: await listImports(kit.db),
  }));
  app.get('/api/customer-imports/:id', { config, schema: one }, async ({ params }) =>
    find(kit.db, params.id),
  );
  app.get(
    '/api/customer-imports/:id/preview',
    { config, schema: { params: shapes.ById, response: { 200: shapes.Preview } } },
    async ({ params }) => ({ rows: await preview(kit, await find(kit.db, params.id)) }),
  );
  app.get(
    '/api/customer-imports/:id/refused.csv',
    { config, schema: { params: shapes.ById, summary: 'The refused rows, each with its reason' } },
    async ({ params }, reply) => {
      const list = await find(kit.db, params.id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="refused.csv"')
        .header('cache-control', 'no-store')
        .send(Readable.from(refusedCsv(kit.db, list)));
    },
  );
};

async function find(db: Db, id: string): Promise<Import> {
  const list = await importById(db, id);
  if (!list) throw new Refusal('import_not_found', 404, 'No import with this id.');
  return list;
}

async function preview(kit: Kit, list: Import): Promise<string[][]> {
  const file = await fileById(kit.db, list.file_id);
  if (!file) throw new Refusal('file_not_found', 404, 'The file is no longer there.');
  const written = { sha256: file.sha256, encoding: list.encoding, delimiter: list.delimiter };
  try {
    return (await firstRecords(kit, written, PREVIEW_ROWS + 1)).slice(1);
  } catch (error) {
    if (error instanceof UnreadableList) throw new Refusal('not_csv', 422, error.message);
    throw error;
  }
}
