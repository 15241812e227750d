import { createHash, type Hash } from 'node:crypto';
import { broken } from './broken.ts';
import type { Manifest } from './manifest.ts';
import type { Take } from './read-archive.ts';
import { pieceName, rowsIn } from './table-parts.ts';
import type { TarEntry } from './tar.ts';

type Counted = { pieces: number; rows: number; bytes: number; hash: Hash };

/** Counts and hashes the parts of an archive as they go by, to be compared with its manifest at the end. */
export function createCounts() {
  const tables = new Map<string, Counted>();
  const files = { count: 0, bytes: 0, hash: createHash('sha256') };

  async function countRows(name: string, entry: TarEntry, take: Take): Promise<void> {
    const table = tables.get(name) ?? { pieces: 0, rows: 0, bytes: 0, hash: createHash('sha256') };
    tables.set(name, table);
    table.pieces += 1;
    table.bytes += entry.size;
    if (entry.name !== pieceName(name, table.pieces)) throw broken(`${entry.name} is not in its place`);
    await take.rows(
      name,
      seen(entry.body, (chunk) => {
        table.hash.update(chunk);
        table.rows += rowsIn(chunk);
      }),
    );
  }

  async function countFile(name: string, entry: TarEntry, take: Take): Promise<void> {
    const hash = createHash('sha256');
    await take.file(
      name,
      seen(entry.body, (chunk) => hash.update(chunk)),
    );
    if (hash.digest('hex') !== name) throw broken(`the file ${name} was changed`);
    files.count += 1;
    files.bytes += entry.size;
    files.hash.update(`${name}\n`);
  }

  return {
    /** Whether it was a piece of a table or a file. */
    count: async (entry: TarEntry, take: Take): Promise<boolean> => {
      const table = /^tables\/([a-z_][a-z0-9_]*)\//.exec(entry.name)?.[1];
      const file = /^files\/([0-9a-f]{64})$/.exec(entry.name)?.[1];
      if (table) await countRows(table, entry, take);
      else if (file) await countFile(file, entry, take);
      return Boolean(table ?? file);
    },
    compare: (manifest: Manifest): void => {
      const empty: Counted = { pieces: 0, rows: 0, bytes: 0, hash: createHash('sha256') };
      for (const part of manifest.tables) {
        const table = tables.get(part.name) ?? empty;
        tables.delete(part.name);
        const same = table.rows === part.rows && table.bytes === part.bytes;
        if (!same || table.hash.copy().digest('hex') !== part.sha256)
          throw broken(`the rows of ${part.name} are not those that were written`);
      }
      for (const name of tables.keys()) throw broken(`its manifest does not know the table ${name}`);
      const { count, bytes, sha256 } = manifest.files;
      if (files.count !== count || files.bytes !== bytes || files.hash.digest('hex') !== sha256)
        throw broken('its files are not those that were written');
    },
  };
}

async function* seen(body: AsyncIterable<Buffer>, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    see(chunk);
    yield chunk;
  }
}
