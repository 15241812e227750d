import type { Kit } from '../../server/kit.ts';
import { type Account, accountsFor, createAccount } from '../../server/modules/channels/index.ts';
import type { Team } from './people.ts';

export type Accounts = { mail: Account; chat: Account };

const wanted = {
  mail: {
    channel: 'email',
    name: 'Werkbank',
    settings: { kind: 'catcher', address: 'hello@werkbank.example', from_name: 'Werkbank' },
  },
  chat: {
    channel: 'webchat',
    name: 'Werkbank',
    settings: { title: 'Werkbank', colour: '#b93b0b', ask_email: true },
  },
};

/** A mailbox that catches what would be sent, and the chat of the shop's pages. */
export async function seedAccounts(kit: Kit, { Mia }: Team): Promise<Accounts> {
  const made = async ({ channel, name, settings }: (typeof wanted)['mail' | 'chat']) => {
    const [known] = await accountsFor(kit.db, channel);
    return (
      known ?? kit.db.transaction().execute((tx) => createAccount(kit, tx, Mia, { channel, name, settings }))
    );
  };
  return { mail: await made(wanted.mail), chat: await made(wanted.chat) };
}
