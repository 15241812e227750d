import { sql } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { batches } from './batches.ts';
import { type Import, stillOurs } from './imports.ts';
import { keySet } from './key-set.ts';
import { countBatch } from './known-people.ts';
import { oneAhead } from './one-ahead.ts';
import { forgetRefusals, keepRefusals } from './refusals.ts';
import { refuseErased } from './refuse-erased.ts';
import { addCounts, noCounts } from './take-counts.ts';

type Work = { list: Import; sha256: Buffer; worker: string; lease_ms: number; signal: AbortSignal };

/** Reads the whole list without taking anything: how many would be new, changed, refused. */
export async function checkImport(kit: Pick<Kit, 'db' | 'config'>, work: Work): Promise<void> {
  const { list, worker, lease_ms } = work;
  const met = keySet();
  let counts = noCounts();
  await forgetRefusals(kit.db, list.id);
  for await (const read of oneAhead(batches(kit, list, work.sha256, 0))) {
    const batch = await refuseErased(kit.db, read);
    counts = addCounts(counts, await countBatch(kit.db, batch, met));
    const ours = await kit.db.transaction().execute(async (tx) => {
      if (!(await stillOurs(tx, list, worker, lease_ms))) return false;
      await keepRefusals(tx, list.id, batch.refused);
      await sql`
        update customer_imports set counts = ${JSON.stringify(counts)}, bytes_read = ${batch.bytes_read}
        where id = ${list.id}`.execute(tx);
      return true;
    });
    if (!ours || work.signal.aborted) return;
  }
  await sql`
    update customer_imports set state = 'checked', counts = ${JSON.stringify(counts)}
    where id = ${list.id} and state = 'checking' and claimed_by = ${worker}`.execute(kit.db);
}
