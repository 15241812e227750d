import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, sql } from '../../../db/index.ts';
import { forgetBytes } from '../../../files/index.ts';
import type { Kit } from '../../../kit.ts';
import { publish } from '../../../live/index.ts';
import { type Eraser, sumOf } from './eraser.ts';
import { holdErasure, markDone, noteErased, type Unfinished } from './erasures.ts';

export const LEASE_S = 120;

// Ingest writes down what it refused half a second after it answered.
const AFTERMATH_MS = 1_500;
const LOOK_MS = 50;
const PATIENCE_MS = 60_000;
const ROUNDS = 5;

/** Not finished: somebody is still at work who began before. Worth another try later. */
export class StillBusy extends Error {
  override name = 'StillBusy';
}

/**
 * Deletes what is left of somebody who was erased. Each step is a transaction of its own that also notes what it did,
 * so that it can be left at any moment and gone on with by another process.
 *
 * Twice: whoever began before the erasure was committed may still write of the profiles they knew. When all of these
 * have ended, nobody can, for nobody finds them any more; and then once more until there is nothing.
 */
export async function finishErasure(
  kit: Kit,
  erasers: Eraser[],
  { id, unfinished }: { id: string; unfinished: Unfinished },
  signal: AbortSignal,
): Promise<void> {
  const began = await now(kit.db);
  await eraseAll(kit, erasers, id, unfinished, signal);
  await waitForThoseBefore(kit.db, began, signal);
  for (let round = 1; (await eraseAll(kit, erasers, id, unfinished, signal)) > 0; round++) {
    if (round === ROUNDS) throw new StillBusy('There was more in every round.');
  }
  await eraseBytes(kit, id);
  await kit.db.transaction().execute(async (tx) => {
    await markDone(tx, id);
    await publish(tx, 'erasure', id);
  });
}

async function eraseAll(
  kit: Kit,
  erasers: Eraser[],
  id: string,
  { who }: Unfinished,
  signal: AbortSignal,
): Promise<number> {
  let all = 0;
  for (const eraser of erasers) {
    await search(kit, eraser, id);
    for (;;) {
      signal.throwIfAborted();
      const gone = await kit.db.transaction().execute(async (tx) => {
        const held = await holdErasure(tx, id);
        if (!held) throw new StillBusy('Another process has finished it.');
        const counts = await eraser.erase(tx, who, held.unfinished.found);
        await noteErased(tx, id, held, counts, LEASE_S);
        return sumOf(counts);
      });
      all += gone;
      if (gone === 0) break;
    }
  }
  return all;
}

// Not in the transaction that deletes: it may read every list that was ever brought.
async function search(kit: Kit, eraser: Eraser, id: string): Promise<void> {
  if (!eraser.search) return;
  const before = await kit.db.transaction().execute((tx) => holdErasure(tx, id));
  if (!before) throw new StillBusy('Another process has finished it.');
  const { who, found } = before.unfinished;
  await eraser.search(kit, who, found);
  await kit.db.transaction().execute(async (tx) => {
    const held = await holdErasure(tx, id);
    if (held) await noteErased(tx, id, { ...held, unfinished: { who, found } }, {}, LEASE_S);
  });
}

async function eraseBytes(kit: Kit, id: string): Promise<void> {
  const held = await kit.db.transaction().execute((tx) => holdErasure(tx, id));
  for (const hash of held?.unfinished.found.bytes ?? []) await forgetBytes(kit, Buffer.from(hash, 'hex'));
}

const now = async (db: Db): Promise<Date> =>
  (await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)).rows[0]!.now;

/** Waits until every transaction has ended that began before `at`. A backup only reads, and may take hours. */
async function waitForThoseBefore(db: Db, at: Date, signal: AbortSignal): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  await sleep(AFTERMATH_MS, undefined, { signal });
  while (Date.now() < end) {
    const { rows } = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
        and xact_start < ${at} and application_name <> 'tellonce archive' limit 1`.execute(db);
    if (rows.length === 0) return;
    await sleep(LOOK_MS, undefined, { signal });
  }
  throw new StillBusy('A transaction that began before the erasure has not ended yet.');
}
