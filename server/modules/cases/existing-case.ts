import type { Db, Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import type { Case } from './case.ts';
import { caseById, lockCase } from './queries/cases.ts';

const notFound = () => new Refusal('case_not_found', 404, 'No case with this id.');

/** The case, or a refusal. */
export async function existingCase(db: Db | Tx, id: string): Promise<Case> {
  const found = await caseById(db, id);
  if (!found) throw notFound();
  return found;
}

/** The case, held until the transaction ends, or a refusal. */
export async function heldCase(tx: Tx, id: string): Promise<Case> {
  const held = await lockCase(tx, id);
  if (!held) throw notFound();
  return held;
}
