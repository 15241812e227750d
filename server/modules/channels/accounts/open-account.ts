import { type Db, sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import type { Account, OpenAccount } from '../types.ts';
import { ACCOUNT_COLUMNS } from './accounts.ts';
import { openSecrets } from './secrets.ts';

/** An account with its secrets, removed ones too; undefined where there is none. Throws SecretsLost. */
export async function openAccount(
  kit: Pick<Kit, 'config'>,
  db: Db | Tx,
  id: string,
): Promise<OpenAccount | undefined> {
  const { rows } = await sql<Account & { sealed: Buffer | null }>`
    select ${ACCOUNT_COLUMNS}, secrets as sealed from channel_accounts where id = ${id}`.execute(db);
  if (!rows[0]) return undefined;
  const { sealed, ...account } = rows[0];
  return { ...account, secrets: openSecrets(kit, id, sealed) };
}
