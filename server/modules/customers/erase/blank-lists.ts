import { sql, type Tx } from '../../../db/index.ts';
import { fileById, forgetBytes, keepBytes, replaceBytes } from '../../../files/index.ts';
import type { Kit } from '../../../kit.ts';
import { normaliseIdentity } from '../identities/normalise-identity.ts';
import type { Import } from '../import/imports.ts';
import { type RowOfList, rowsOfList } from '../import/rows-of-list.ts';
import { identityKey } from '../people/people.ts';
import type { Eraser, Found, Who } from './eraser.ts';

/**
 * Lists that were brought: the rows that name them are emptied, in the stored file and among the refused rows. Each row
 * keeps its place, so that a list which is being taken goes on where it was, and everybody else's rows stay as they are.
 */
export const listsEraser: Eraser = {
  name: 'lists',
  // Only reading all lists tells.
  count: async () => ({}),
  search: async (kit, who, found) => {
    for (const list of await allLists(kit)) {
      if (found.lists.some(({ import_id }) => import_id === list.id)) continue;
      const file = await fileById(kit.db, list.file_id);
      if (!file) continue;
      const rows = await rowsOfThem(kit, { ...list, sha256: file.sha256 }, who);
      if (rows.length > 0) found.lists.push(await writeWithout(kit, { ...list, sha256: file.sha256 }, rows));
    }
  },
  erase: async (tx, _who, found) => {
    let list_rows = 0;
    for (const list of found.lists.splice(0)) {
      const { rows, bytes } = await replaceList(tx, list);
      list_rows += rows;
      if (bytes) found.bytes.push(bytes.toString('hex'));
    }
    return { list_rows };
  },
};

type List = Pick<Import, 'id' | 'file_id' | 'encoding' | 'delimiter' | 'columns' | 'meanings'>;

type Files = Pick<Kit, 'db' | 'config'>;

async function allLists({ db }: Files): Promise<List[]> {
  const { rows } = await sql<List>`
    select id, file_id, encoding, delimiter, columns, meanings from customer_imports order by id`.execute(db);
  return rows;
}

async function rowsOfThem(kit: Files, list: List & { sha256: Buffer }, who: Who): Promise<number[]> {
  const theirs = new Set(who.identities.map(identityKey));
  const rows: number[] = [];
  for await (const row of rowsOfList(kit, list)) if (isOf(list, row, theirs)) rows.push(row.row_number);
  return rows;
}

/** An address or a number wherever it stands; a user id where user ids stand: "7" is a street number as well. */
export function isOf(
  list: Pick<List, 'meanings'>,
  { cells }: Pick<RowOfList, 'cells'>,
  theirs: Set<string>,
): boolean {
  return cells.some((cell, place) => {
    const kinds = list.meanings[place] === 'user_id' ? ['user_id', 'email', 'phone'] : ['email', 'phone'];
    return kinds.some((kind) => {
      const value = normaliseIdentity(kind, cell);
      return value !== null && theirs.has(identityKey({ kind, value }));
    });
  });
}

/** Empties rows that a list was refused for: of people who had been erased before it was brought. */
export async function emptyErasedRows(kit: Files, import_id: string): Promise<void> {
  const { rows } = await sql<{ row_number: number }>`
    select row_number from customer_import_refusals where import_id = ${import_id} and reason = 'erased'
    order by row_number`.execute(kit.db);
  const list = (await allLists(kit)).find(({ id }) => id === import_id);
  const file = list && (await fileById(kit.db, list.file_id));
  if (!file || rows.length === 0) return;
  const numbers = rows.map(({ row_number }) => row_number);
  const without = await writeWithout(kit, { ...list, sha256: file.sha256 }, numbers);
  const old = await kit.db.transaction().execute((tx) => replaceList(tx, without));
  if (old.bytes) await forgetBytes(kit, old.bytes);
}

async function writeWithout(
  kit: Files,
  list: List & { sha256: Buffer },
  rows: number[],
): Promise<Found['lists'][number]> {
  const gone = new Set(rows);
  async function* kept() {
    for await (const { row_number, raw, line_break } of rowsOfList(kit, list)) {
      yield Buffer.from(gone.has(row_number) ? line_break || '\n' : raw + line_break);
    }
  }
  const { sha256, size } = await keepBytes(kit, kept());
  return { import_id: list.id, rows, sha256: sha256.toString('hex'), size };
}

/** How many rows were emptied, and the hash of the file as it was. */
async function replaceList(
  tx: Tx,
  { import_id, rows, sha256, size }: Found['lists'][number],
): Promise<{ rows: number; bytes?: Buffer | undefined }> {
  const { rows: changed } = await sql<{ file_id: string }>`
    update customer_imports set encoding = 'utf-8', file_size = ${size} where id = ${import_id}
    returning file_id`.execute(tx);
  if (!changed[0]) return { rows: 0 };
  const bytes = await replaceBytes(tx, changed[0].file_id, { sha256: Buffer.from(sha256, 'hex'), size });
  await sql`
    update customer_import_refusals set reason = 'erased', cells = '[]'
    where import_id = ${import_id} and row_number = any(${rows}::bigint[])`.execute(tx);
  return { rows: rows.length, bytes };
}
