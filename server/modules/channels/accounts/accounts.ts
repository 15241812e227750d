import { type Db, sql, type Tx } from '../../../db/index.ts';
import type { Account } from '../types.ts';

/** The columns of an account that may leave this folder: no secrets, no lease. */
export const ACCOUNT_COLUMNS = sql.raw(
  `id, channel, name, address, enabled, settings, public_key, created_at, updated_at, last_checked_at,
   nullif(concat_ws(' ', receive_error, send_error), '') as last_error,
   case when coalesce(receive_error, send_error) is not null then 'error'
        when last_checked_at is not null then 'ok' else 'new' end as state`,
);

/** The accounts that can be used now, of one channel or of all, oldest first. */
export async function accountsFor(db: Db | Tx, channel?: string): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select ${ACCOUNT_COLUMNS} from channel_accounts
    where enabled and deleted_at is null and (${channel ?? null}::text is null or channel = ${channel ?? null})
    order by id`.execute(db);
  return rows;
}

/** Accounts by id, removed and switched-off ones too: what was said over them is still shown. */
export async function accountsById(db: Db | Tx, ids: string[]): Promise<Map<string, Account>> {
  const { rows } = await sql<Account>`
    select ${ACCOUNT_COLUMNS} from channel_accounts where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((account) => [account.id, account]));
}

/** The account that a web page names by its public key, or undefined. */
export async function accountByPublicKey(db: Db | Tx, key: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select ${ACCOUNT_COLUMNS} from channel_accounts
    where public_key = ${key} and enabled and deleted_at is null`.execute(db);
  return rows[0];
}

/** All accounts that were not removed, oldest first, for the settings page. */
export async function listAccounts(db: Db | Tx): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select ${ACCOUNT_COLUMNS} from channel_accounts where deleted_at is null order by id`.execute(db);
  return rows;
}
