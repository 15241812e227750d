import { newId, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import type { Kit } from '../kit.ts';
import { type FileRow, safeName, safeType } from './file.ts';
import { holdBytes } from './forget-files.ts';
import { type KeptBytes, keepBytes } from './keep-bytes.ts';

export type NewFile = {
  name: string;
  type: string;
  /** Who brought it, as `actorText` writes it. */
  created_by: string;
} & ({ bytes: Buffer } | { kept: KeptBytes });

/**
 * Keeps a file. Its bytes are on disk, flushed, before the row can be committed: a row never points at nothing. The
 * other way round is harmless: bytes without a row (the transaction was undone) lie there until someone sends the
 * same again. What arrives slowly goes through `keepBytes` first, so that no transaction waits for a network.
 */
export async function saveFile(kit: Pick<Kit, 'config'>, tx: Tx, file: NewFile): Promise<FileRow> {
  const { sha256, size } = 'kept' in file ? file.kept : await keepBytes(kit, [file.bytes]);
  // The same bytes may have been somebody's who is erased just now: if so they are put there once more.
  if (!(await holdBytes(kit, tx, sha256))) {
    if ('kept' in file)
      throw new Refusal('bytes_gone', 409, 'The file was deleted meanwhile. Upload it again.');
    await keepBytes(kit, [file.bytes]);
  }
  const { rows } = await sql<FileRow>`
    insert into files (id, name, type, size, sha256, created_by)
    values (${newId()}, ${safeName(file.name)}, ${safeType(file.type)}, ${size}, ${sha256}, ${file.created_by})
    returning *`.execute(tx);
  return rows[0]!;
}
