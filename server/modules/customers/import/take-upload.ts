import { actorText, type TeamMember } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import { newId, sql } from '../../../db/index.ts';
import { keepBytes, saveFile } from '../../../files/index.ts';
import { Refusal } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { storableText } from '../../../log/index.ts';
import { findDelimiter } from './find-delimiter.ts';
import { watchEncoding } from './find-encoding.ts';
import { guessMeanings } from './meanings.ts';
import { firstRecords, UnreadableList, type Written } from './read-records.ts';

type Upload = { name: string; bytes: AsyncIterable<Buffer>; too_large: () => boolean };

export const LARGEST_BYTES = 300 * 1024 * 1024;
const MOST_COLUMNS = 500;

/** Keeps a list as it comes in, and finds out how it is written. Returns the import's id; nothing is taken yet. */
export async function takeUpload(kit: Kit, actor: TeamMember, upload: Upload): Promise<string> {
  const watch = watchEncoding();
  const kept = await keepBytes(kit, seen(upload, watch.see));
  requireText(watch.start());
  const encoding = watch.found();
  const delimiter = await findDelimiter(kit, { ...kept, encoding });
  const columns = await readHeader(kit, { ...kept, encoding, delimiter });
  const id = newId();
  await kit.db.transaction().execute(async (tx) => {
    const created_by = actorText(actor);
    const file = await saveFile(kit, tx, { name: upload.name, type: 'text/csv', created_by, kept });
    await sql`
      insert into customer_imports (id, file_id, file_name, file_size, encoding, delimiter, columns, meanings,
        created_by)
      values (${id}, ${file.id}, ${file.name}, ${kept.size}, ${encoding}, ${delimiter}, ${JSON.stringify(columns)},
        ${JSON.stringify(guessMeanings(columns))}, ${created_by})`.execute(tx);
    await audit(tx, actor, 'customer_import.uploaded', `customer_import:${id}`, { file_name: file.name });
  });
  return id;
}

async function* seen(upload: Upload, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of upload.bytes) {
    see(chunk);
    yield chunk;
  }
  // Thrown from in here, so that what was written down of it goes again.
  if (upload.too_large()) {
    throw new Refusal('file_too_large', 413, `A list may have up to ${LARGEST_BYTES / 1024 / 1024} MB.`);
  }
}

function requireText(start: Buffer): void {
  if (start.length === 0) throw empty();
  const is_archive = start[0] === 0x50 && start[1] === 0x4b;
  const is_old_excel = start[0] === 0xd0 && start[1] === 0xcf;
  if (is_archive || is_old_excel)
    throw new Refusal('not_csv', 422, 'This is a spreadsheet. Save it as CSV first, then upload that.');
}

/** The header's names, those that are missing by their place. */
export async function readHeader(kit: Pick<Kit, 'config'>, file: Written): Promise<string[]> {
  const [header] = await firstRecords(kit, file, 1).catch((error: unknown) => {
    if (error instanceof UnreadableList) throw new Refusal('not_csv', 422, error.message);
    throw error;
  });
  if (!header) throw empty();
  if (header.length > MOST_COLUMNS)
    throw new Refusal('not_csv', 422, `A list may have up to ${MOST_COLUMNS} columns.`);
  return header.map((name, place) => storableText(name).trim() || `Column ${place + 1}`);
}

const empty = () => new Refusal('empty_file', 422, 'There is nothing in this file.');
