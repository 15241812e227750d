import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sql, type Tx } from '../db/index.ts';
import type { Kit } from '../kit.ts';
import { type FileRow, pathOfHash } from './file.ts';
import type { KeptBytes } from './keep-bytes.ts';

/** Deletes the rows of files; their bytes stay until `forgetBytes`. Returns the rows. */
export async function forgetFiles(tx: Tx, ids: string[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`delete from files where id = any(${ids}::uuid[]) returning *`.execute(
    tx,
  );
  return rows;
}

/** Deletes the bytes of a hash from the disk, unless a file still consists of them. After the rows are gone for good. */
export async function forgetBytes(kit: Pick<Kit, 'config' | 'db'>, sha256: Buffer): Promise<boolean> {
  return kit.db.transaction().execute(async (tx) => {
    // A statement of its own: whether they are used is looked up when the lock is held.
    await sql`select pg_advisory_xact_lock(${keyOf(sha256)})`.execute(tx);
    if (await isUsed(tx, sha256)) return false;
    await rm(path.join(kit.config.DATA_DIR, pathOfHash(sha256)), { force: true });
    return true;
  });
}

/** Gives a file other bytes, which are on disk already. Returns the hash of the old ones. */
export async function replaceBytes(tx: Tx, id: string, kept: KeptBytes): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sha256: Buffer }>`
    update files set sha256 = ${kept.sha256}, size = ${kept.size} from files before
    where files.id = ${id} and before.id = files.id returning before.sha256`.execute(tx);
  return rows[0]?.sha256;
}

/** Nobody deletes these bytes until the transaction ends. False when they are not there. */
export async function holdBytes(kit: Pick<Kit, 'config'>, tx: Tx, sha256: Buffer): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(${keyOf(sha256)})`.execute(tx);
  const found = await stat(path.join(kit.config.DATA_DIR, pathOfHash(sha256))).catch(() => null);
  return found !== null;
}

async function isUsed(tx: Tx, sha256: Buffer): Promise<boolean> {
  const { rows } = await sql`select 1 from files where sha256 = ${sha256} limit 1`.execute(tx);
  return rows.length > 0;
}

const keyOf = (sha256: Buffer) => sql`hashtextextended(${`bytes ${sha256.toString('hex')}`}, 0)`;
