import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { openFile } from '../../../files/index.ts';
import type { Kit } from '../../../kit.ts';
import type { Encoding } from './find-encoding.ts';

export type Written = { sha256: Buffer; encoding: Encoding; delimiter: string };

/** `row_number` counts as a spreadsheet does: 1 is the header. */
export type FileRecord = { row_number: number; cells: string[]; bytes_read: number };

// Longer than any row that means something: a quote that is never closed would else take in the rest of the file.
const LONGEST_RECORD = 1_000_000;

/** How lists are read, whoever reads them: rows are counted the same. */
export const PARSING = {
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: LONGEST_RECORD,
} as const;

/** The file cannot be read on from here as CSV: says so in words for the one who brought it. */
export class UnreadableList extends Error {
  override name = 'UnreadableList';
}

/** All records of a file, the header too, as a stream: what does not fit into memory is read as well. */
export async function* readRecords(kit: Pick<Kit, 'config'>, file: Written): AsyncGenerator<FileRecord> {
  const bytes = await openFile(kit, file);
  let bytes_read = 0;
  const decoder = new TextDecoder(file.encoding);
  const decoding = new Transform({
    readableObjectMode: true,
    // Else it reads a megabyte ahead, and a small list would seem half done at once.
    readableHighWaterMark: 1,
    transform: (chunk: Buffer, _encoding, done) => {
      bytes_read += chunk.length;
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush: (done) => done(null, decoder.decode()),
  });
  const parser = parse({ ...PARSING, delimiter: file.delimiter });
  // Its failure ends the parser with the same error, which the loop below throws.
  const flowing = pipeline(bytes, decoding, parser).catch(() => undefined);
  let row_number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row_number += 1;
      yield { row_number, cells, bytes_read };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableList(inWords(error, row_number + 1)) : error;
  } finally {
    bytes.destroy();
    parser.destroy();
    await flowing;
  }
}

function inWords(error: CsvError, row: number): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
    return `A quotation mark opens in or after row ${row} and is never closed.`;
  return `Row ${row} cannot be read: ${error.message}`;
}

/** The first records; what comes later may well be unreadable. */
export async function firstRecords(
  kit: Pick<Kit, 'config'>,
  file: Written,
  most: number,
): Promise<string[][]> {
  const first: string[][] = [];
  for await (const { cells } of readRecords(kit, file)) {
    if (!isBlank(cells)) first.push(cells);
    if (first.length === most) break;
  }
  return first;
}

export const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '');
