import { type Db, sql, type Tx } from '../../../db/index.ts';
import { publish } from '../../../live/index.ts';

/** The account's server does not let us send: all of its deliveries wait, longer with each failure, up to 5 minutes. */
export async function noteSendFault(tx: Tx, account_id: string, says: string): Promise<void> {
  await sql`
    update channel_accounts set send_error = ${says}, send_failures = send_failures + 1, last_checked_at = now(),
      send_after = now() + make_interval(secs => least(300, 5 * 2 ^ least(send_failures, 10)))
    where id = ${account_id}`.execute(tx);
  await publish(tx, 'account', account_id);
}

/** Sending works (again). Writes only when it is news: this is called for each mail. */
export async function noteSendWorks(tx: Tx | Db, account_id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update channel_accounts set send_error = null, send_failures = 0, send_after = null, last_checked_at = now()
    where id = ${account_id} and (send_failures > 0 or send_error is not null or last_checked_at is null)`.execute(
    tx,
  );
  if (numAffectedRows) await publish(tx, 'account', account_id);
}

/** Receiving works, or why it does not. Tells people only when that is news. */
export async function noteReceiving(db: Db, account_id: string, error: string | null): Promise<void> {
  const { numAffectedRows } = await sql`
    update channel_accounts set receive_error = ${error}, last_checked_at = now()
    where id = ${account_id} and (receive_error is distinct from ${error} or last_checked_at is null)`.execute(
    db,
  );
  if (numAffectedRows) await publish(db, 'account', account_id);
}
