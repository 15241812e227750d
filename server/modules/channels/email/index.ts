import { randomUUID } from 'node:crypto';
import type { Channel } from '../types.ts';
import { checkAccount } from './check-account.ts';
import { receiveMail } from './receive-mail.ts';
import { sendMail } from './send-mail.ts';
import { catches, EmailSettings, emailSettings, SECRET_SETTINGS } from './settings.ts';
import { understandMail } from './understand-mail.ts';

export const email: Channel = {
  channel: 'email',
  title: 'Email',
  settings: EmailSettings,
  secret_settings: SECRET_SETTINGS,
  // A mailbox without a password of its own for receiving uses the one for sending.
  secret_goes_to: { smtp_password: ['smtp_host', 'imap_host'], imap_password: ['imap_host'] },
  capabilities: { subject: true, html: true, attachments: true, max_length: null },
  address: (settings) => (settings as EmailSettings).address.toLowerCase(),
  faults: (settings) => {
    const { kind, smtp_host, imap_host } = settings as EmailSettings;
    if (kind === 'catcher' || smtp_host || imap_host) return [];
    return ['Enter a server for sending (SMTP), for receiving (IMAP), or both.'];
  },
  check: checkAccount,
  understand: understandMail,
  // Random: whoever answers to it has read the mail, and nobody can guess it.
  externalId: (account) => `<${randomUUID()}@${emailSettings(account).address.split('@')[1]}>`,
  send: sendMail,
  receive: receiveMail,
  receives: (account) => !catches(account) && Boolean(emailSettings(account).imap_host),
};
