import type { Db } from '../../../db/index.ts';
import type { Refused } from './batches.ts';
import type { Import } from './imports.ts';
import { LONGEST_VALUE, type Reason } from './read-person.ts';
import { readRefusals } from './refusals.ts';

const IN_WORDS: Record<Exclude<Reason, 'wrong_column_count'>, string> = {
  no_identity: 'No e-mail address, phone number or user id',
  invalid_email: 'Not an e-mail address of a person',
  invalid_phone: 'Not a phone number; it needs its country, such as +49',
  invalid_user_id: 'Not a user id of a person',
  value_too_long: `A cell has more than ${LONGEST_VALUE} characters`,
  erased: 'Somebody who was erased. The row was emptied',
};

/** The refused rows as they were, each with its place in the file and why: to be mended and brought again. */
export async function* refusedCsv(db: Db, list: Pick<Import, 'id' | 'columns'>): AsyncGenerator<string> {
  // The mark at the beginning makes Excel read UTF-8 as such.
  yield `\ufeff${line(['row', 'reason', ...list.columns])}`;
  for await (const page of readRefusals(db, list.id)) {
    yield page.map((row) => line([String(row.row_number), inWords(row, list), ...row.cells])).join('');
  }
}

function inWords({ reason, cells }: Refused, { columns }: Pick<Import, 'columns'>): string {
  if (reason !== 'wrong_column_count') return IN_WORDS[reason];
  return `Has ${cells.length} cells where the header has ${columns.length}`;
}

const line = (cells: string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string =>
  /[",;\t\r\n|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
