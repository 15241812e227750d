import type { Kit } from '../../../kit.ts';
import type { Import } from './imports.ts';
import { type Person, type Reason, readPerson } from './read-person.ts';
import { type FileRecord, isBlank, readRecords, type Written } from './read-records.ts';

/** Rows in a transaction: enough that a commit and its statements cost little, few enough that nobody waits for it. */
const ROWS = 2_000;
// Of rows that are long fewer: what a batch takes in memory is the same for every list.
const LETTERS = 1_000_000;

export type Refused = { row_number: number; reason: Reason; cells: string[] };

export type Batch = {
  people: { row_number: number; person: Person }[];
  refused: Refused[];
  /** The row that was read last, and how many bytes up to it. */
  position: number;
  bytes_read: number;
};

/** The rows of a list after those that were taken already, a batch at a time. Empty rows are passed over. */
export async function* batches(
  kit: Pick<Kit, 'config'>,
  list: Import,
  sha256: Buffer,
  after: number,
): AsyncGenerator<Batch> {
  const written: Written = { sha256, encoding: list.encoding, delimiter: list.delimiter };
  let batch: Batch = emptyBatch();
  let letters = 0;
  let header_seen = false;
  for await (const record of readRecords(kit, written)) {
    const blank = isBlank(record.cells);
    if (!header_seen) {
      header_seen = !blank;
      continue;
    }
    if (record.row_number <= after) continue;
    batch.position = record.row_number;
    batch.bytes_read = record.bytes_read;
    if (!blank) take(batch, list, record);
    letters += record.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (batch.people.length + batch.refused.length < ROWS && letters < LETTERS) continue;
    yield batch;
    batch = emptyBatch();
    letters = 0;
  }
  if (batch.position > 0) yield batch;
}

const emptyBatch = (): Batch => ({ people: [], refused: [], position: 0, bytes_read: 0 });

function take(batch: Batch, list: Import, record: FileRecord): void {
  const { row_number, cells } = record;
  const person = readPerson(list, record);
  if (typeof person === 'string') batch.refused.push({ row_number, cells, reason: person });
  else batch.people.push({ row_number, person });
}
