import { sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { record } from '../../../log/index.ts';
import { changePeople } from '../people/change-people.ts';
import { addIdentity, bearProfile, identityOf } from '../people/people.ts';
import { proveIdentity } from '../people/prove-identity.ts';
import { type Batch, batches } from './batches.ts';
import { type Import, stillOurs } from './imports.ts';
import { countBatch } from './known-people.ts';
import { keepRefusals } from './refusals.ts';
import { addCounts, type Counts, noCounts } from './take-counts.ts';

type Work = { list: Import; sha256: Buffer; worker: string; lease_ms: number; signal: AbortSignal };

const EVIDENCE = 'in an imported list';
const TRIES = 8;

/**
 * Takes the rows of a list from where it was left. A batch and the new position are one commit: killed at any moment,
 * it goes on with the next row, and none is taken twice.
 */
export async function runImport(kit: Pick<Kit, 'db' | 'config'>, work: Work): Promise<void> {
  const { list, worker } = work;
  const met = new Set<string>();
  let counts: Counts = { ...noCounts(), ...list.counts };
  for await (const batch of batches(kit, list, work.sha256, list.position)) {
    const taken = await again(() =>
      kit.db.transaction().execute((tx) => takeBatch(tx, work, batch, counts, met)),
    );
    if (!taken) return;
    counts = taken;
    if (work.signal.aborted) return;
  }
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
  met: Set<string>,
): Promise<Counts | null> {
  // First of all, and it holds the row: who cancels waits for this batch, who was quicker ends it.
  if (!(await stillOurs(tx, list, worker, lease_ms))) return null;
  const counts = addCounts(before, await countBatch(tx, batch, met));
  await sql`
    update customer_imports set position = ${batch.position}, bytes_read = ${batch.bytes_read},
      counts = ${JSON.stringify(counts)}
    where id = ${list.id}`.execute(tx);
  await keepRefusals(tx, list.id, batch.refused);
  await takePeople(tx, list, batch);
  return counts;
}

/** Says of each person what their row says; who is the same as whom the reactor finds, as for any other source. */
async function takePeople(tx: Tx, list: Import, { people }: Batch): Promise<void> {
  if (people.length === 0) return;
  const profile_ids = await profilesOf(tx, people);
  await record(
    tx,
    people.map(({ row_number, person }, place) => {
      const user_id = person.identities.find(({ kind }) => kind === 'user_id')?.value;
      return {
        profile_id: profile_ids[place]!,
        type: 'customer.identified',
        actor: list.created_by,
        message_id: `${list.id}:${row_number}`,
        identifies: true,
        properties: person.traits,
        context: { trust: 'verified', import_id: list.id, row_number, ...(user_id && { user_id }) },
      };
    }),
  );
}

/** The profiles of the identities that say most, made where there is none, proven where they were only claimed. */
async function profilesOf(tx: Tx, people: Batch['people']): Promise<string[]> {
  const firsts = people.map(({ person }) => person.identities[0]!);
  return changePeople(tx, { identities: firsts }, (held) =>
    firsts.map((ref) => {
      const identity = identityOf(held, ref);
      if (identity) {
        proveIdentity(held, identity, EVIDENCE);
        return identity.profile_id;
      }
      const profile = bearProfile(held, false);
      addIdentity(held, profile, ref, { verified: true, evidence: EVIDENCE, source_id: null });
      return profile.id;
    }),
  );
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
