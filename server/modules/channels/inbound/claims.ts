import { type Db, sql, type Tx } from '../../../db/index.ts';
import { publish } from '../../../live/index.ts';
import type { RawInbound } from '../types.ts';

type Row = Pick<RawInbound, 'id' | 'account_id'>;
type Claimed = Row & { attempts: number; error: string | null };

/**
 * Claims the raw row that has waited longest. The try is counted and committed before it begins: a mail that brings
 * the process down is not tried for ever. The claim runs out after a few seconds, for the case that the process
 * dies; while it lives, the row's lock in `lockInbound` keeps others away.
 */
export async function claimInbound(db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with due as (
      select account_id, id, error from raw_inbound
      where state = 'new' and next_try_at <= now()
      order by next_try_at, id limit 1 for update skip locked)
    update raw_inbound as row set attempts = row.attempts + 1, next_try_at = now() + interval '10 seconds',
      error = null
    from due where row.account_id = due.account_id and row.id = due.id
    returning row.account_id, row.id, row.attempts, due.error`.execute(db);
  return rows[0];
}

/** The claimed row with its bytes, locked until the transaction ends; undefined when it is no longer to be had. */
export async function lockInbound(tx: Tx, row: Row): Promise<RawInbound | undefined> {
  const { rows } = await sql<RawInbound>`
    select id, account_id, external_id, raw, received_at from raw_inbound
    where account_id = ${row.account_id} and id = ${row.id} and state = 'new'
    for update skip locked`.execute(tx);
  return rows[0];
}

/** Marks a row as done with, one way or the other. */
export async function settleInbound(
  tx: Tx,
  row: Row,
  state: 'understood' | 'ignored' | 'failed',
  says: string | null,
): Promise<void> {
  await sql`
    update raw_inbound set state = ${state}, error = ${says}, settled_at = now()
    where account_id = ${row.account_id} and id = ${row.id} and state = 'new'`.execute(tx);
  if (state === 'failed') await publish(tx, 'parked', row.id);
}

/** Puts a row off until later, with what a person may read meanwhile. `counts`: whether it was a try. */
export async function putOff(db: Db, row: Row, says: string, wait_s: number, counts: boolean): Promise<void> {
  await sql`
    update raw_inbound set error = ${says}, next_try_at = now() + make_interval(secs => ${wait_s}),
      attempts = attempts - ${counts ? 0 : 1}
    where account_id = ${row.account_id} and id = ${row.id} and state = 'new'`.execute(db);
}
