import { sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { emptyErasedRows } from '../erase/blank-lists.ts';
import { holdOffErasures } from '../erase/late-arrivals.ts';
import { type Batch, batches } from './batches.ts';
import { type Import, stillOurs } from './imports.ts';
import { oneAhead } from './one-ahead.ts';
import { keepRefusals } from './refusals.ts';
import { refuseErased } from './refuse-erased.ts';
import { addCounts, type Counts, noCounts } from './take-counts.ts';
import { takePeople } from './take-people.ts';
import { type Step, twoAtOnce } from './two-at-once.ts';

type Work = { list: Import; sha256: Buffer; worker: string; lease_ms: number; signal: AbortSignal };

/** It was cancelled, or another process has taken it on: nothing more of it is ours to take. */
class NotOurs extends Error {
  override name = 'NotOurs';
}

/**
 * Takes the rows of a list from where it was left. A batch and the new position are one commit: killed at any moment,
 * it goes on with the next row, and none is taken twice. The next batch begins while this one is being finished, and
 * is committed after it.
 */
export async function runImport(kit: Pick<Kit, 'db' | 'config'>, work: Work): Promise<void> {
  const { list, worker } = work;
  let counts: Counts = { ...noCounts(), ...list.counts };
  const take = async (batch: Batch, step: Step): Promise<boolean> => {
    try {
      counts = await kit.db.transaction().execute((tx) => takeBatch(tx, work, batch, step, () => counts));
    } catch (error) {
      if (error instanceof NotOurs) return false;
      throw error;
    }
    return !work.signal.aborted;
  };
  if (!(await twoAtOnce(oneAhead(batches(kit, list, work.sha256, list.position)), take))) return;
  await emptyErasedRows(kit, list.id);
  await sql`
    update customer_imports set state = 'done', ended_at = now()
    where id = ${list.id} and state = 'running' and claimed_by = ${worker}`.execute(kit.db);
}

/** Returns the counts with this batch; `so_far` are those of all before it, once it is its turn. */
async function takeBatch(
  tx: Tx,
  { list, worker, lease_ms }: Work,
  batch: Batch,
  step: Step,
  so_far: () => Counts,
): Promise<Counts> {
  await holdOffErasures(tx);
  const { people, refused, position, bytes_read } = await refuseErased(tx, batch);
  // Until its people are written one batch may wait for the other, and so they go one after the other. After that none
  // waits for what the next one holds, but for the words of names, which it learns when it is its turn.
  const fresh = await takePeople(tx, list, people, async () => {
    step.letNextBegin();
    await step.turn();
  });
  await step.turn();
  // It holds the row from here: who cancels waits for this batch, who was quicker ends it.
  if (!(await stillOurs(tx, list, worker, lease_ms))) throw new NotOurs();
  await keepRefusals(tx, list.id, refused);
  const counts = addCounts(so_far(), {
    rows: people.length + refused.length,
    fresh,
    changed: people.length - fresh,
    refused: refused.length,
  });
  await sql`
    update customer_imports set position = ${position}, bytes_read = ${bytes_read},
      counts = ${JSON.stringify(counts)}
    where id = ${list.id}`.execute(tx);
  return counts;
}
