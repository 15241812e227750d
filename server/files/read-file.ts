import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Kit } from '../kit.ts';
import { type FileRow, pathOfHash } from './file.ts';

type Where = Pick<Kit, 'config'>;

/** The bytes of a file as a stream that has its file open already: a missing one fails here, not half-way. */
export async function openFile(kit: Where, file: Pick<FileRow, 'sha256'>): Promise<Readable> {
  const place = path.join(kit.config.DATA_DIR, pathOfHash(file.sha256));
  const handle = await open(place, 'r');
  return createReadStream(place, { fd: handle });
}

/** The whole file in memory, for what is about to be sent. */
export async function readFileBytes(kit: Where, file: Pick<FileRow, 'sha256'>): Promise<Buffer> {
  return readFile(path.join(kit.config.DATA_DIR, pathOfHash(file.sha256)));
}
