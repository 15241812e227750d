import { type Db, sql } from '../../../db/index.ts';
import { storeRaw } from './store-raw.ts';

// A process that dies leaves its accounts to others after this long; one that lives renews in time.
const LEASE_S = 20;
export const RENEW_MS = 5_000;

/** Another process fetches the account now: what this one has in hand it must not write. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Takes the account for this process, or holds on to it. Null when another one has it or it may not be fetched. */
export async function holdLease(
  db: Db,
  account_id: string,
  owner: string,
): Promise<{ position: unknown } | null> {
  const { rows } = await sql<{ position: unknown }>`
    update channel_accounts set lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${LEASE_S})
    where id = ${account_id} and enabled and deleted_at is null
      and (lease_owner = ${owner} or lease_until is null or lease_until < now())
    returning position`.execute(db);
  return rows[0] ?? null;
}

/** Leaves the account to whoever wants it next, at once. */
export async function releaseLease(db: Db, account_id: string, owner: string): Promise<void> {
  await sql`
    update channel_accounts set lease_owner = null, lease_until = null
    where id = ${account_id} and lease_owner = ${owner}`.execute(db);
}

/** Stores what was found and how far that is, together or not at all, if the lease is still ours. */
export async function keepUnderLease(
  db: Db,
  account_id: string,
  owner: string,
  found: { external_id: string; raw: Buffer }[],
  position: unknown,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update channel_accounts set position = ${JSON.stringify(position)}::jsonb
      where id = ${account_id} and lease_owner = ${owner}`.execute(tx);
    if (numAffectedRows !== 1n) throw new LeaseLost('another process fetches this account now');
    for (const { external_id, raw } of found) await storeRaw(tx, account_id, external_id, raw);
  });
}
