import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { sql } from '../db/index.ts';
import type { Kit } from '../kit.ts';
import { forgetBytes } from './forget-files.ts';

// Whoever uploads has the row of their file right after its bytes.
const SETTLED_MS = 10_000;
const AT_ONCE = 500;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Deletes bytes that no file consists of: of a mail that could not be understood, of an upload that was refused.
 * Harmless as a rule, but they may be somebody's who is erased. Whoever brings the same bytes at this moment puts them
 * there again (save-file.ts). Returns how many.
 */
export async function forgetOrphans(kit: Pick<Kit, 'config' | 'db'>): Promise<number> {
  const folder = path.join(kit.config.DATA_DIR, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && HASH.test(entry.name));
  let count = 0;
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const part = files.slice(from, from + AT_ONCE);
    const hashes = part.map(({ name }) => Buffer.from(name, 'hex'));
    const { rows } = await sql<{ sha256: Buffer }>`
      select sha256 from files where sha256 = any(${hashes}::bytea[])`.execute(kit.db);
    const used = new Set(rows.map(({ sha256 }) => sha256.toString('hex')));
    for (const { name, parentPath } of part) {
      if (used.has(name) || !(await isSettled(path.join(parentPath, name)))) continue;
      if (await forgetBytes(kit, Buffer.from(name, 'hex'))) count += 1;
    }
  }
  return count;
}

async function isSettled(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > SETTLED_MS;
}
