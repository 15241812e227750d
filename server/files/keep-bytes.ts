import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Kit } from '../kit.ts';
import { pathOfHash } from './file.ts';

export type KeptBytes = { sha256: Buffer; size: number };

/**
 * Puts bytes on disk under their hash, flushed. Written under a name of its own and then renamed: under its hash
 * there is the whole file or none. Until a row of `files` names them nobody can read them.
 */
export async function keepBytes(
  kit: Pick<Kit, 'config'>,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<KeptBytes> {
  const data_dir = kit.config.DATA_DIR;
  const incoming = path.join(data_dir, 'files', 'incoming');
  await mkdir(incoming, { recursive: true });
  const draft = path.join(incoming, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(draft, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      await writeAll(handle, chunk);
    }
    await handle.sync();
    await handle.close();
    const sha256 = hash.digest();
    await putInPlace(draft, path.join(data_dir, pathOfHash(sha256)), size);
    return { sha256, size };
  } finally {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  let written = 0;
  while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten;
}

async function putInPlace(draft: string, place: string, size: number): Promise<void> {
  const folder = path.dirname(place);
  const there = await stat(place).catch(() => null);
  if (there?.size === size) return;
  const made = await mkdir(folder, { recursive: true });
  await rename(draft, place);
  await flushFolder(folder);
  // Folders that are new have to be on disk as well, in their parents.
  if (made) {
    await flushFolder(path.dirname(folder));
    await flushFolder(path.dirname(path.dirname(folder)));
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the file system keeps its own journal of names.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
