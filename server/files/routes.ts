import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { actorText } from '../auth/actor.ts';
import { Refusal, type Routes } from '../http/index.ts';
import { fileById } from './file.ts';
import { keepBytes } from './keep-bytes.ts';
import { openFile } from './read-file.ts';
import { saveFile } from './save-file.ts';

const LARGEST_BYTES = 25 * 1024 * 1024;

// Shown in the browser; everything else is downloaded. No SVG and no HTML: both can run scripts.
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'text/plain']);

export const FileShape = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  url: Type.String(),
});

export const routes: Routes = async (app, kit) => {
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { files: 1, fileSize: LARGEST_BYTES, fields: 5, parts: 6 } });
    scope.post(
      '/api/files',
      {
        config: { permission: 'files.write' },
        bodyLimit: LARGEST_BYTES + 1024 * 1024,
        schema: {
          summary: 'Upload a file, to be attached to a message afterwards',
          tags: ['files'],
          consumes: ['multipart/form-data'],
          response: { 200: FileShape },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) throw new Refusal('no_file', 400, 'Send one file as multipart/form-data.');
        const kept = await keepBytes(kit, part.file);
        if (part.file.truncated) throw tooLarge();
        const created_by = actorText(request.actor!);
        const file = await kit.db
          .transaction()
          .execute((tx) => saveFile(kit, tx, { name: part.filename, type: part.mimetype, created_by, kept }));
        return {
          id: file.id,
          name: file.name,
          type: file.type,
          size: file.size,
          url: `/api/files/${file.id}`,
        };
      },
    );
  });

  app.get(
    '/api/files/:id',
    {
      config: { permission: 'files.read' },
      schema: {
        summary: 'Download a file',
        tags: ['files'],
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      },
    },
    async (request, reply) => {
      const file = await fileById(kit.db, request.params.id);
      if (!file) throw new Refusal('file_not_found', 404, 'No file with this id.');
      const shown = SHOWN.has(file.type);
      return reply
        .headers({
          'content-type': shown ? typeShown(file.type) : 'application/octet-stream',
          'content-disposition': disposition(shown ? 'inline' : 'attachment', file.name),
          'content-length': String(file.size),
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'same-origin',
          // The bytes of an id never change, but who may see them can.
          'cache-control': 'private, max-age=3600',
        })
        .send(await openFile(kit, file));
    },
  );
};

const typeShown = (type: string): string => (type === 'text/plain' ? 'text/plain; charset=utf-8' : type);

/** RFC 6266: an ASCII name for old clients, the real one in UTF-8. */
function disposition(kind: string, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

const tooLarge = () =>
  new Refusal('file_too_large', 413, `A file may have up to ${LARGEST_BYTES / 1024 / 1024} MB.`);
