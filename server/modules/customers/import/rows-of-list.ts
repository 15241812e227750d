import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { openFile } from '../../../files/index.ts';
import type { Kit } from '../../../kit.ts';
import { PARSING, type Written } from './read-records.ts';

export type RowOfList = {
  row_number: number;
  cells: string[];
  /** As it stands in the file, decoded, and the line break after it. */
  raw: string;
  line_break: string;
};

/**
 * All rows of a list with their text, for a copy of it in which some are left empty. What cannot be read as CSV from
 * somewhere on ends there: nobody could take it either.
 */
export async function* rowsOfList(kit: Pick<Kit, 'config'>, file: Written): AsyncGenerator<RowOfList> {
  const bytes = await openFile(kit, file);
  const decoder = new TextDecoder(file.encoding);
  const parser = parse({ ...PARSING, delimiter: file.delimiter, raw: true });
  async function* text(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }
  // Its failure ends the parser with the same error, which the loop below sees.
  const flowing = pipeline(bytes, text, parser).catch(() => undefined);
  let row_number = 0;
  try {
    for await (const { record, raw } of parser as AsyncIterable<{ record: string[]; raw: string }>) {
      row_number += 1;
      // Of "\r\n" the parser gives the first half.
      const text = raw.replace(/[\r\n]$/, '');
      const line_break = raw.endsWith('\r') ? '\r\n' : raw.slice(text.length);
      yield { row_number, cells: record, raw: text, line_break };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  } finally {
    bytes.destroy();
    parser.destroy();
    await flowing;
  }
}
