import { audit, type TeamMember } from '../../../auth/index.ts';
import { sql } from '../../../db/index.ts';
import { fileById } from '../../../files/index.ts';
import { Refusal } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { holdList, subjectOf } from './change-import.ts';
import type { Encoding } from './find-encoding.ts';
import { importById } from './imports.ts';
import { guessMeanings } from './meanings.ts';
import { readHeader } from './take-upload.ts';

type Said = { id: string; encoding?: Encoding | undefined; delimiter?: string | undefined };

/**
 * Somebody says how a list is written, where that was not found rightly: its header is read anew, what the columns mean
 * is guessed anew, and it has to be checked again.
 */
export async function readAnew(kit: Kit, actor: TeamMember, said: Said): Promise<void> {
  const list = await importById(kit.db, said.id);
  const file = list && (await fileById(kit.db, list.file_id));
  if (!list || !file) throw new Refusal('import_not_found', 404, 'No import with this id.');
  const { encoding = list.encoding, delimiter = list.delimiter } = said;
  const columns = await readHeader(kit, { sha256: file.sha256, encoding, delimiter });
  await kit.db.transaction().execute(async (tx) => {
    await holdList(tx, list.id, ['uploaded', 'checked'], 'This list has been started already.');
    await sql`
      update customer_imports set state = 'uploaded', encoding = ${encoding}, delimiter = ${delimiter},
        columns = ${JSON.stringify(columns)}, meanings = ${JSON.stringify(guessMeanings(columns))}, counts = '{}',
        bytes_read = 0
      where id = ${list.id}`.execute(tx);
    await audit(tx, actor, 'customer_import.read_anew', subjectOf(list), { encoding, delimiter });
  });
}
