import type { Db } from '../../../db/index.ts';
import type { Import } from './imports.ts';
import type { Reason } from './read-person.ts';
import { readRefusals } from './refusals.ts';

const IN_WORDS: Record<Reason, string> = {
  wrong_column_count: 'Not as many cells as the header has',
  no_identity: 'No e-mail address, phone number or user id',
  invalid_email: 'Not an e-mail address of a person',
  invalid_phone: 'Not a phone number; it needs its country, such as +49',
  invalid_user_id: 'Not a user id of a person',
  value_too_long: 'A cell is too long',
  erased: 'Somebody who was erased. The row was emptied',
};

/** The refused rows as they were, each with its place in the file and why: to be mended and brought again. */
export async function* refusedCsv(db: Db, list: Pick<Import, 'id' | 'columns'>): AsyncGenerator<string> {
  // The mark at the beginning makes Excel read UTF-8 as such.
  yield `\ufeff${line(['row', 'reason', ...list.columns])}`;
  for await (const page of readRefusals(db, list.id)) {
    yield page.map((row) => line([String(row.row_number), IN_WORDS[row.reason], ...row.cells])).join('');
  }
}

const line = (cells: string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: string): string =>
  /[",;\t\r\n|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
