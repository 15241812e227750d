import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';

/** Two accounts of one address would take each mail twice, into two cases. */
export async function refuseTwice(
  tx: Tx,
  id: string,
  channel: string,
  address: string | null,
): Promise<void> {
  if (address === null) return;
  // Two people adding it at the same time: the second waits for the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`channel account ${channel} ${address}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ name: string }>`
    select name from channel_accounts
    where channel = ${channel} and address = ${address} and id <> ${id} and deleted_at is null`.execute(tx);
  const other = rows[0];
  if (other)
    throw new Refusal(
      'address_taken',
      409,
      `The account "${other.name}" has the address ${address} already.`,
    );
}
