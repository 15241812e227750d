import type { Actor } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publish } from '../../../live/index.ts';
import { holdImport, type Import, type ImportState } from './imports.ts';
import { requireMeanings } from './meanings.ts';
import { forgetRefusals } from './refusals.ts';

/** Says what the columns mean, and has the whole list read without taking anything. */
export async function checkList(
  tx: Tx,
  actor: Actor,
  input: { id: string; meanings: string[] },
): Promise<void> {
  const list = await holdList(tx, input.id, ['uploaded', 'checked'], 'This list has been started already.');
  const meanings = input.meanings.map((meaning) => meaning.trim());
  requireMeanings(list.columns, meanings);
  await sql`
    update customer_imports set state = 'checking', meanings = ${JSON.stringify(meanings)}, counts = '{}',
      bytes_read = 0, claimed_by = null, claimed_until = null
    where id = ${list.id}`.execute(tx);
  await publish(tx, 'import', list.id);
  await audit(tx, actor, 'customer_import.checked', subjectOf(list));
}

/** Has the list taken as it was checked; one that was cancelled goes on with the first row that was not taken. */
export async function startList(tx: Tx, actor: Actor, id: string): Promise<void> {
  const detail = 'Check the list first; what has ended in another way than by being cancelled has ended.';
  const list = await holdList(tx, id, ['checked', 'cancelled'], detail);
  if (list.state === 'cancelled') return resume(tx, actor, list);
  await forgetRefusals(tx, id);
  await sql`
    update customer_imports set state = 'running', position = 0, bytes_read = 0, counts = '{}',
      started_at = now(), claimed_by = null, claimed_until = null
    where id = ${id}`.execute(tx);
  await publish(tx, 'import', id);
  await audit(tx, actor, 'customer_import.started', subjectOf(list), { file_name: list.file_name });
}

// Whoever was at work on it and has not noticed yet that it was cancelled is not the one any more who has claimed it.
async function resume(tx: Tx, actor: Actor, list: Import): Promise<void> {
  await sql`
    update customer_imports set state = 'running', ended_at = null, claimed_by = null, claimed_until = null
    where id = ${list.id}`.execute(tx);
  await publish(tx, 'import', list.id);
  await audit(tx, actor, 'customer_import.resumed', subjectOf(list), { row: list.position });
}

/** Ends it after the batch that is being taken. What was taken stays; a check goes back to the columns. */
export async function cancelList(tx: Tx, actor: Actor, id: string): Promise<void> {
  const list = await holdList(tx, id, ['checking', 'running'], 'Nothing is being done with this list.');
  if (list.state === 'checking') {
    await sql`update customer_imports set state = 'uploaded', counts = '{}', bytes_read = 0 where id = ${id}`.execute(
      tx,
    );
  } else {
    await sql`update customer_imports set state = 'cancelled', ended_at = now() where id = ${id}`.execute(tx);
  }
  await audit(tx, actor, 'customer_import.cancelled', subjectOf(list), { row: list.position });
}

export const subjectOf = (list: Import) => `customer_import:${list.id}`;

/** Held until the transaction ends, if it is in one of these states; `detail` says why else not. */
export async function holdList(tx: Tx, id: string, states: ImportState[], detail: string): Promise<Import> {
  const list = await holdImport(tx, id);
  if (!list) throw new Refusal('import_not_found', 404, 'No import with this id.');
  if (!states.includes(list.state)) throw new Refusal('import_state', 409, detail);
  return list;
}
