import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { schemaVersions } from '../db/index.ts';
import { connect } from './connect.ts';
import { fileEntries } from './file-parts.ts';
import { FORMAT, FORMAT_VERSION, type Manifest, secretMark, type TablePart } from './manifest.ts';
import { tableEntries } from './table-parts.ts';
import { archivedTables, monthsOfLog } from './tables.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

type Given = { url: string; data_dir: string; secret: string; product: string };

// A good deal quicker than the usual 6, and hardly larger on rows of text.
const COMPRESSION = 3;

/** Writes all that there is at this moment into one file, while others go on writing. The file is whole or not there. */
export async function backUp(given: Given, file: string): Promise<Manifest & { size: number }> {
  if (await stat(file).catch(() => null))
    throw new CannotStart(`${file} is there already.`, 'Name another file, or move that one away.');
  const draft = `${file}.${process.pid}.part`;
  const client = await connect(given.url);
  try {
    let manifest: Manifest | undefined;
    // It reads only: a transaction that writes would hold up every reactor for as long as it lasts.
    await client.query('begin isolation level repeatable read, read only');
    const bytes = archive(client, given, (whole) => {
      manifest = whole;
    });
    // Readable to its owner alone: it holds all that customers have said.
    const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(bytes), createGzip({ level: COMPRESSION }), output);
    await rename(draft, file);
    return { ...manifest!, size: (await stat(file)).size };
  } catch (error) {
    throw inPlainWords(error as Error, file);
  } finally {
    await rm(draft, { force: true });
    // Cut off rather than ended: a COPY that nobody reads any more would never come to its end.
    client.connection.stream.destroy();
  }
}

async function* archive(
  client: pg.Client,
  given: Given,
  done: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const head = {
    format: FORMAT as typeof FORMAT,
    version: FORMAT_VERSION,
    product: given.product,
    ...(await about(client)),
  };
  yield* entry('format.json', json(head));
  const months = await monthsOfLog(client);
  const tables: TablePart[] = [];
  for (const table of await archivedTables(client)) tables.push(yield* tableEntries(client, table));
  const written = yield* fileEntries(client, given.data_dir);
  const manifest = { ...head, secret_mark: secretMark(given.secret), months, tables, ...written };
  const text = json(manifest);
  yield* entry('manifest.json', text);
  const sum = createHash('sha256').update(text).digest('hex');
  yield* entry('manifest.sha256', Buffer.from(`${sum}  manifest.json\n`));
  yield TAR_END;
  done(manifest);
}

async function about(client: pg.Client) {
  const { made, known } = await schemaVersions(client);
  if (made !== known) {
    throw new CannotStart(
      `The database has the schema ${made}, this release the schema ${known}.`,
      'Make the backup with the release that the server runs with.',
    );
  }
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int / 10000 as postgresql, now()",
  );
  return {
    schema: made,
    postgresql: rows[0].postgresql as number,
    made_at: rows[0].now.toISOString() as string,
  };
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

function* entry(name: string, bytes: Buffer): Generator<Buffer> {
  yield tarHeader(name, bytes.length);
  yield bytes;
  yield tarPadding(bytes.length);
}

const CANNOT_WRITE: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

function inPlainWords(error: NodeJS.ErrnoException, file: string): Error {
  const why = error.path || error.syscall === 'write' ? CANNOT_WRITE[error.code ?? ''] : undefined;
  if (why === undefined) return error;
  return new CannotStart(
    `${error.path ?? file} cannot be written or read: ${why}.`,
    'No archive was made. Name a place that can be written to, and has room.',
  );
}
