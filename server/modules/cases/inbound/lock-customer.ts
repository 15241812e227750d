import { sql, type Tx } from '../../../db/index.ts';
import { customerOfProfile, profilesOfCustomer } from '../../customers/index.ts';

/**
 * Waits until nobody else decides which case something of this customer belongs to, and holds that until the
 * transaction ends. Returns the customer's profiles. Without it two first messages on two channels at the same
 * moment would each find no case and open one.
 */
export async function lockCustomer(tx: Tx, profile_id: string): Promise<string[]> {
  let customer_id = await customerOfProfile(tx, profile_id);
  for (;;) {
    await lockCasesOf(tx, [customer_id]);
    const now = await customerOfProfile(tx, profile_id);
    if (now === customer_id) return profilesOfCustomer(tx, customer_id);
    // Merged or split off while we waited: the lock of the new customer is the one that counts.
    customer_id = now;
  }
}

/** The same of customers who are already known to be there, or to be gone. */
export async function lockCasesOf(tx: Tx, customer_ids: string[]): Promise<void> {
  for (const id of [...customer_ids].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`cases of ${id}`}, 0))`.execute(tx);
  }
}
