import { createHmac } from 'node:crypto';
import { type Static, Type } from 'typebox';

export const FORMAT = 'tellonce-archive';
/** Goes up when an older release could not read what is written any more. docs/archive-format.md says what it means. */
export const FORMAT_VERSION = 1;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

const Part = Type.Object({
  name: Type.String({ pattern: '^[a-z_][a-z0-9_]*$' }),
  columns: Type.Array(Type.String()),
  rows: Type.Integer({ minimum: 0 }),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Sha256,
});

/** The last word of an archive: what has to be in it. */
export const ManifestShape = Type.Object({
  format: Type.Literal(FORMAT),
  version: Type.Integer(),
  product: Type.String(),
  schema: Type.Integer(),
  postgresql: Type.Integer(),
  made_at: Type.String(),
  secret_mark: Sha256,
  months: Type.Array(Type.String({ pattern: '^[0-9]{4}_[0-9]{2}$' })),
  tables: Type.Array(Part),
  files: Type.Object({ count: Type.Integer(), bytes: Type.Integer(), sha256: Sha256 }),
  missing_files: Type.Array(Sha256),
});
export type Manifest = Static<typeof ManifestShape>;
export type TablePart = Static<typeof Part>;
export type FilesPart = Manifest['files'];

/** Tells whether a server has the same SECRET, without telling the SECRET. */
export const secretMark = (secret: string): string =>
  createHmac('sha256', secret).update(FORMAT).digest('hex');
