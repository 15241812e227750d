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

type Work = { list: Import; sha256: Buffer; worker: string; lease_ms: number; signal: AbortSignal };

const TRIES = 8;

/**
 * Takes the rows of a list from where it was left. A batch and the new position are one commit: killed at any moment,
 * it goes on with the next row, and none is taken twice.
 */
export async function runImport(kit: Pick<Kit, 'db' | 'config'>, work: Work): Promise<void> {
  const { list, worker } = work;
  let counts: Counts = { ...noCounts(), ...list.counts };
  for await (const batch of oneAhead(batches(kit, list, work.sha256, list.position))) {
    const taken = await again(() => kit.db.transaction().execute((tx) => takeBatch(tx, work, batch, counts)));
    if (!taken) return;
    counts = taken;
    if (work.signal.aborted) return;
  }
  await emptyErasedRows(kit, list.id);
  await sql`
    update customer_imports set state = 'done', ended_at = now()
    where id = ${list.id} and state = 'running' and claimed_by = ${worker}`.execute(kit.db);
}

/** The counts with this batch; null when it is no longer ours to take. */
async function takeBatch(
  tx: Tx,
  { list, worker, lease_ms }: Work,
  batch: Batch,
  before: Counts,
): Promise<Counts | null> {
  // First of all, and it holds the row: who cancels waits for this batch, who was quicker ends it.
  if (!(await stillOurs(tx, list, worker, lease_ms))) return null;
  await holdOffErasures(tx);
  const { people, refused, position, bytes_read } = await refuseErased(tx, batch);
  const fresh = await takePeople(tx, list, people);
  await keepRefusals(tx, list.id, refused);
  const counts = addCounts(before, {
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

// Work on the same customers elsewhere may end ours with a deadlock or a serialization failure: it passes.
async function again<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === TRIES || !/^40/.test((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
