import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { portableQuery } from '../log/index.ts';
import type { TablePart } from './manifest.ts';
import type { Table } from './tables.ts';
import { tarHeader, tarPadding } from './tar.ts';

const PIECE_BYTES = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

/** The name of a table's nth piece in the archive. */
export const pieceName = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(8, '0')}.copy`;

/** A table as entries of a few MB, whole rows each. Returns what the manifest says of it. */
export async function* tableEntries(client: pg.ClientBase, table: Table): AsyncGenerator<Buffer, TablePart> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let number = 0;
  for await (const piece of pieces(client.query(copyTo(copyStatement(table))))) {
    hash.update(piece);
    rows += rowsIn(piece);
    bytes += piece.length;
    number += 1;
    yield tarHeader(pieceName(table.name, number), piece.length);
    yield piece;
    yield tarPadding(piece.length);
  }
  return { ...table, rows, bytes, sha256: hash.digest('hex') };
}

function copyStatement({ name, columns }: Table): string {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return `copy (${portableQuery(name, columns) ?? `select ${list} from public."${name}"`}) to stdout`;
}

// In COPY's text every row ends with a line feed, and one inside a value is written as \n.
export function rowsIn(piece: Buffer): number {
  let rows = 0;
  for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}

async function* pieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    gathered.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES || end === 0) continue;
    gathered[gathered.length - 1] = chunk.subarray(0, end);
    yield Buffer.concat(gathered);
    gathered = [chunk.subarray(end)];
    size = chunk.length - end;
  }
  if (size > 0) yield Buffer.concat(gathered);
}
