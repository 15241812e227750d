import { type Db, newId, sql } from '../../../db/index.ts';
import type { Delivery } from '../types.ts';
import { deliveryColumns } from './outcome.ts';

/** A delivery this process may send now. `lease` proves it when the outcome is written. */
export type Claimed = Delivery & { lease: string };

// A process that dies leaves its deliveries to others after this long; one that lives renews in time.
const LEASE_S = 30;
export const RENEW_MS = 10_000;

/** Claims the delivery that has waited longest, of an account that can send at the moment. */
export async function claimDelivery(db: Db): Promise<Claimed | undefined> {
  const lease = newId();
  const { rows } = await sql<Delivery>`
    update deliveries set state = 'sending', attempts = attempts + 1, lease_owner = ${lease},
      lease_until = now() + make_interval(secs => ${LEASE_S})
    where state = 'queued' and (profile_id, id) = (
      select d.profile_id, d.id from deliveries d
      where d.state = 'queued' and d.next_try_at <= now() and exists (
        select 1 from channel_accounts a where a.id = d.account_id and a.enabled
          and (a.send_after is null or a.send_after <= now()))
      order by d.next_try_at, d.id limit 1 for update skip locked)
    returning ${deliveryColumns}`.execute(db);
  return rows[0] && { ...rows[0], lease };
}

/** Holds on to a delivery while it is being sent; false when the lease was lost. */
export async function renewLease(db: Db, claimed: Claimed): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update deliveries set lease_until = now() + make_interval(secs => ${LEASE_S})
    where profile_id = ${claimed.profile_id} and id = ${claimed.id} and state = 'sending'
      and lease_owner = ${claimed.lease}`.execute(db);
  return numAffectedRows === 1n;
}

/**
 * Gives back what a process was sending when it died. Whether the server took it is not known; it is sent again
 * under the same id, so that the receiver can tell (docs/decisions/send-ledger.md).
 */
export async function takeBackLost(db: Db): Promise<void> {
  await sql`
    update deliveries set state = 'queued', next_try_at = now()
    where state = 'sending' and lease_until < now()`.execute(db);
}
