import type { Kit } from '../../../kit.ts';
import type { Account } from '../types.ts';
import { openAccount } from './open-account.ts';
import { SecretsLost } from './secrets.ts';

/** An account as people see it: which secrets are stored, never what they are. */
export async function shownAccount(
  kit: Kit,
  account: Account,
): Promise<Account & { stored_secrets: string[] }> {
  try {
    const opened = await openAccount(kit, kit.db, account.id);
    return { ...account, stored_secrets: Object.keys(opened?.secrets ?? {}).sort() };
  } catch (error) {
    if (!(error instanceof SecretsLost)) throw error;
    return { ...account, stored_secrets: [], state: 'error', last_error: error.message };
  }
}
