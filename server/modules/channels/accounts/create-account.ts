import { randomBytes } from 'node:crypto';
import { type Actor, audit } from '../../../auth/index.ts';
import { newId, sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { publish } from '../../../live/index.ts';
import type { Account } from '../types.ts';
import { ACCOUNT_COLUMNS } from './accounts.ts';
import { refuseTwice } from './refuse-twice.ts';
import { sealSecrets } from './secrets.ts';
import { checkedSettings, knownChannel, type Settings } from './settings.ts';

export type NewAccount = { channel: string; name: string; settings: Settings };

/** Opens a channel: an account that receives and sends from now on. */
export async function createAccount(
  kit: Pick<Kit, 'config'>,
  tx: Tx,
  actor: Actor,
  input: NewAccount,
): Promise<Account> {
  const channel = knownChannel(input.channel);
  const { open, secrets } = checkedSettings(channel, input.settings);
  const id = newId();
  const address = channel.address(open);
  await refuseTwice(tx, id, channel.channel, address);
  const key = channel.public_key ? `ck_${randomBytes(15).toString('base64url')}` : null;
  const { rows } = await sql<Account>`
    insert into channel_accounts (id, channel, name, address, settings, secrets, public_key)
    values (${id}, ${channel.channel}, ${input.name}, ${address}, ${JSON.stringify(open)}::jsonb,
      ${Object.keys(secrets).length > 0 ? sealSecrets(kit, id, secrets) : null}, ${key})
    returning ${ACCOUNT_COLUMNS}`.execute(tx);
  await audit(tx, actor, 'channel_account.added', `channel_account:${id}`, {
    channel: channel.channel,
    address,
  });
  await publish(tx, 'account', id);
  return rows[0]!;
}
