import { keepsTheContract } from '../contract.ts';
import { mailBytes } from '../mail-world.ts';
import { caughtMails } from './caught-mails.ts';
import { email } from './index.ts';
import { externalIdOf } from './mail-header.ts';

keepsTheContract({
  channel: email,
  settings: { kind: 'catcher', address: 'support@shop.example', smtp_password: 'secret', timeout_seconds: 1 },
  broken: [
    {
      address: 'support@shop.example',
      smtp_host: 'nowhere.invalid',
      imap_host: 'nowhere.invalid',
      timeout_seconds: 1,
    },
  ],
  prepare: async () => {
    const raw = mailBytes();
    return { external_id: externalIdOf(raw), raw, to_address: 'ana@mail.example' };
  },
  // A real server cannot know a repeat; its receiver can, by the Message-ID (send-mail.test.ts looks at that).
  arrived: async (world, text) => (await caughtMails(world.db)).filter((mail) => mail.text === text).length,
});
