import { type Db, newId } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { accountsFor } from '../accounts/accounts.ts';
import { openAccount } from '../accounts/open-account.ts';
import { type Account, type Delivery, NotSent } from '../types.ts';
import { email } from './index.ts';
import { catches, emailSettings } from './settings.ts';

export type OwnMail = { to: string; subject: string; text: string };

/** Whether mails to the team can be sent. The demo's catcher does not count: everybody reads it. */
export async function canSendOwnMail(db: Db): Promise<boolean> {
  return (await sendingAccount(db)) !== undefined;
}

/** Sends a mail of Tellonce itself to a team member, past the ledger: it belongs to no customer and no case. */
export async function sendOwnMail(kit: Kit, { to, subject, text }: OwnMail): Promise<void> {
  const found = await sendingAccount(kit.db);
  const account = found && (await openAccount(kit, kit.db, found.id));
  if (!account) throw new NotSent('account', 'No email account can send.');
  const id = newId();
  const delivery: Delivery = {
    id,
    profile_id: '',
    account_id: account.id,
    channel: 'email',
    message_id: null,
    case_id: null,
    to_address: to,
    payload: {
      subject,
      text,
      html: null,
      author_name: null,
      attachments: [],
      in_reply_to: null,
      references: [],
      thread_key: null,
    },
    external_id: email.externalId(account, id),
    attempts: 0,
  };
  await email.send(kit, account, delivery);
}

async function sendingAccount(db: Db): Promise<Account | undefined> {
  const accounts = await accountsFor(db, 'email');
  return accounts.find((account) => !catches(account) && emailSettings(account).smtp_host);
}
