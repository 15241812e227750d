import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pathOfHash } from '../files/index.ts';
import type { FilesPart } from './manifest.ts';
import { tarHeader, tarPadding } from './tar.ts';

export type FilesWritten = { files: FilesPart; missing_files: string[] };

/**
 * The bytes of every file that has a row, each once, named by their hash. What is missing on the disk, or is not any
 * more what it was, is told and does not keep the rest out of the archive.
 */
export async function* fileEntries(
  client: pg.ClientBase,
  data_dir: string,
): AsyncGenerator<Buffer, FilesWritten> {
  const listed = createHash('sha256');
  const files = { count: 0, bytes: 0, sha256: '' };
  const missing_files: string[] = [];
  for await (const hash of hashes(client)) {
    const place = path.join(data_dir, pathOfHash(Buffer.from(hash, 'hex')));
    const size = await sizeIfSound(place, hash);
    if (size === null) {
      missing_files.push(hash);
      continue;
    }
    listed.update(`${hash}\n`);
    files.count += 1;
    files.bytes += size;
    yield tarHeader(`files/${hash}`, size);
    yield* createReadStream(place);
    yield tarPadding(size);
  }
  return { files: { ...files, sha256: listed.digest('hex') }, missing_files };
}

// By COPY as well: there may be more of them than fit into memory.
async function* hashes(client: pg.ClientBase): AsyncGenerator<string> {
  let rest = '';
  const query = `copy (select distinct encode(sha256, 'hex') from public.files order by 1) to stdout`;
  for await (const chunk of client.query(copyTo(query))) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

async function sizeIfSound(place: string, expected: string): Promise<number | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(place)) hash.update(chunk);
    return hash.digest('hex') === expected ? (await stat(place)).size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
