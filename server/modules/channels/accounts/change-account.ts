import { type Actor, audit } from '../../../auth/index.ts';
import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import type { Kit } from '../../../kit.ts';
import { publish } from '../../../live/index.ts';
import type { Account, OpenAccount } from '../types.ts';
import { ACCOUNT_COLUMNS } from './accounts.ts';
import { openAccount } from './open-account.ts';
import { refuseTwice } from './refuse-twice.ts';
import { SecretsLost, sealSecrets } from './secrets.ts';
import { changedSettings, checkedSettings, knownChannel, type Settings } from './settings.ts';

export type AccountChange = { id: string; name?: string; enabled?: boolean; settings?: Settings };

/** Changes an account. What waited because it did not work is tried again at once. */
export async function changeAccount(
  kit: Pick<Kit, 'config'>,
  tx: Tx,
  actor: Actor,
  input: AccountChange,
): Promise<Account> {
  await sql`select 1 from channel_accounts where id = ${input.id} for update`.execute(tx);
  const before = await accountToChange(kit, tx, input.id);
  const channel = knownChannel(before.channel);
  const stored = { open: before.settings, secrets: before.secrets };
  const wanted = input.settings ? changedSettings(channel, stored, input.settings) : null;
  const { open, secrets } = wanted ? checkedSettings(channel, wanted) : stored;
  const address = channel.address(open);
  await refuseTwice(tx, before.id, before.channel, address);
  const { rows } = await sql<Account>`
    update channel_accounts set name = ${input.name ?? before.name}, enabled = ${input.enabled ?? before.enabled},
      address = ${address}, settings = ${JSON.stringify(open)}::jsonb,
      secrets = ${sealedOrKept(kit, before, input, secrets)},
      position = case when ${isOtherMailbox(before.settings, open)} then null else position end,
      send_error = null, receive_error = null, send_failures = 0, send_after = null, updated_at = clock_timestamp()
    where id = ${before.id}
    returning ${ACCOUNT_COLUMNS}`.execute(tx);
  await sql`update deliveries set next_try_at = now() where account_id = ${before.id} and state = 'queued'`.execute(
    tx,
  );
  const changed = Object.keys(input.settings ?? {});
  await audit(tx, actor, 'channel_account.changed', `channel_account:${before.id}`, {
    name: input.name,
    enabled: input.enabled,
    changed,
  });
  await publish(tx, 'account', before.id);
  await publish(tx, 'delivery', before.id);
  return rows[0]!;
}

/** An account that was not removed, to be changed. Secrets that cannot be read any more can be entered anew. */
export async function accountToChange(kit: Pick<Kit, 'config'>, tx: Tx, id: string): Promise<OpenAccount> {
  const { rows } = await sql<Account>`
    select ${ACCOUNT_COLUMNS} from channel_accounts where id = ${id} and deleted_at is null`.execute(tx);
  if (!rows[0]) throw new Refusal('account_not_found', 404, 'No channel account with this id.');
  try {
    return (await openAccount(kit, tx, id))!;
  } catch (error) {
    if (error instanceof SecretsLost) return { ...rows[0], secrets: {} };
    throw error;
  }
}

const SECRETS_UNTOUCHED = sql`secrets`;

function sealedOrKept(
  kit: Pick<Kit, 'config'>,
  before: OpenAccount,
  input: AccountChange,
  secrets: Record<string, string>,
) {
  if (!input.settings) return SECRETS_UNTOUCHED;
  return sql`${Object.keys(secrets).length > 0 ? sealSecrets(kit, before.id, secrets) : null}::bytea`;
}

// How far one mailbox was read says nothing about another.
const MAILBOX = ['imap_host', 'imap_user', 'imap_folder', 'address'];
const isOtherMailbox = (before: Settings, after: Settings): boolean =>
  MAILBOX.some((name) => before[name] !== after[name]);
