import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Value } from 'typebox/value';
import { CannotStart } from '../cannot-start.ts';
import { broken, foreign } from './broken.ts';
import { createCounts } from './counts.ts';
import { FORMAT, FORMAT_VERSION, type Manifest, ManifestShape } from './manifest.ts';
import { gather, NotTar, readTar, type TarEntry } from './tar.ts';

/** Takes what an archive holds as it goes by; each body has to be read to its end. */
export type Take = {
  rows: (table: string, body: AsyncIterable<Buffer>) => Promise<void>;
  file: (sha256: string, body: AsyncIterable<Buffer>) => Promise<void>;
};

/**
 * Reads an archive from its first byte to its last and compares each checksum. What `take` was given counts only
 * when this returns: a flaw near the end of the file is seen at the end.
 */
export async function readArchive(file: string, take: Take): Promise<Manifest> {
  if (!(await stat(file).catch(() => null))?.isFile())
    throw new CannotStart(`There is no file ${file}.`, 'Name the archive that "npm run backup" made.');
  const input = createReadStream(file);
  const plain = createGunzip();
  // A failure of either is met where it is read.
  input.on('error', (error) => plain.destroy(error));
  try {
    return await readEntries(readTar(input.pipe(plain)), file, take);
  } catch (error) {
    throw inPlainWords(error as Error, file);
  } finally {
    input.destroy();
    plain.destroy();
  }
}

async function readEntries(entries: AsyncIterable<TarEntry>, file: string, take: Take): Promise<Manifest> {
  const counts = createCounts();
  let first = true;
  let text: Buffer | undefined;
  let sealed = false;
  for await (const entry of entries) {
    if (first) checkFormat(entry.name === 'format.json' ? await small(entry) : null, file);
    else if (text === undefined && (await counts.count(entry, take))) continue;
    else if (text === undefined && entry.name === 'manifest.json') text = await small(entry);
    else if (text && !sealed && entry.name === 'manifest.sha256')
      sealed = (await small(entry)).toString().slice(0, 64) === sha256(text);
    else throw broken(`${entry.name.slice(0, 99)} does not belong there`);
    first = false;
  }
  if (first) throw foreign(file);
  if (text === undefined || !sealed) throw broken('its manifest is missing or was changed');
  const manifest: unknown = JSON.parse(text.toString());
  if (!Value.Check(ManifestShape, manifest)) throw broken('its manifest is not as it should be');
  counts.compare(manifest);
  return manifest;
}

function checkFormat(text: Buffer | null, file: string): void {
  let head: { format?: unknown; version?: unknown; product?: unknown };
  try {
    head = JSON.parse(String(text));
  } catch {
    throw foreign(file);
  }
  if (head?.format !== FORMAT) throw foreign(file);
  if (!Number.isInteger(head.version)) throw broken('it does not say its format');
  if (head.version !== FORMAT_VERSION) {
    throw new CannotStart(
      `The archive has the format ${head.version}; this release reads format ${FORMAT_VERSION}.`,
      `Restore it with Tellonce ${head.product} or newer.`,
    );
  }
}

// The manifest of a thousand tables is far smaller.
const LARGEST = 64 * 1024 * 1024;

async function small(entry: TarEntry): Promise<Buffer> {
  if (entry.size > LARGEST) throw broken(`${entry.name} is too large`);
  return gather(entry.body);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function inPlainWords(error: Error, file: string): Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_DATA_ERROR' && error.message === 'incorrect header check') return foreign(file);
  if (error instanceof NotTar || code.startsWith('Z_')) return broken(error.message);
  return error;
}
