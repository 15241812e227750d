import { type Static, Type } from 'typebox';
import type { Account } from '../types.ts';

const security = (title: string) =>
  Type.Optional(
    Type.Union(
      [
        Type.Literal('tls', { title: 'TLS' }),
        Type.Literal('starttls', { title: 'STARTTLS' }),
        Type.Literal('none', { title: 'None' }),
      ],
      {
        title,
        description:
          'TLS: encrypted from the start. STARTTLS: switched to encryption before the login. None: never.',
        default: 'tls',
      },
    ),
  );
const port = (title: string) =>
  Type.Optional(
    Type.Integer({
      title,
      minimum: 1,
      maximum: 65535,
      description: 'Left empty: the usual one for the encryption.',
    }),
  );
const host = (title: string) =>
  Type.Optional(Type.String({ title, minLength: 1, maxLength: 253, pattern: '^[^\\s/@]+$' }));
const word = (title: string) => Type.Optional(Type.String({ title, minLength: 1, maxLength: 500 }));
const MAIL_ADDRESS = '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$';

/** What a mail account is set up with. The form in the console is made from it, in this order. */
export const EmailSettings = Type.Object(
  {
    kind: Type.Optional(
      Type.Union(
        [Type.Literal('mailbox', { title: 'Mailbox' }), Type.Literal('catcher', { title: 'Catcher' })],
        {
          title: 'Kind',
          description:
            'Mailbox: a real one. Catcher: for trying out, keeps what would be sent and sends nothing.',
          default: 'mailbox',
        },
      ),
    ),
    address: Type.String({ title: 'Mail address', maxLength: 254, pattern: MAIL_ADDRESS }),
    from_name: Type.Optional(Type.String({ title: 'Name that customers see', maxLength: 200 })),
    smtp_host: host('Server for sending (SMTP)'),
    smtp_port: port('Port for sending'),
    smtp_security: security('Encryption for sending'),
    smtp_user: word('User name for sending'),
    smtp_password: word('Password for sending'),
    imap_host: host('Server for receiving (IMAP)'),
    imap_port: port('Port for receiving'),
    imap_security: security('Encryption for receiving'),
    imap_user: word('User name for receiving (if another one)'),
    imap_password: word('Password for receiving (if another one)'),
    imap_folder: Type.Optional(Type.String({ title: 'Folder', maxLength: 200, default: 'INBOX' })),
    import_days: Type.Optional(
      Type.Integer({
        title: 'Days to look back when first connected',
        minimum: 0,
        maximum: 3650,
        default: 1,
      }),
    ),
    timeout_seconds: Type.Optional(
      Type.Integer({ title: 'Seconds to wait for a server', minimum: 1, maximum: 600, default: 30 }),
    ),
    check_certificates: Type.Optional(
      Type.Boolean({
        title: 'Check the certificates of the servers',
        description: 'Off only for a server of your own with a self-made certificate.',
        default: true,
      }),
    ),
  },
  { additionalProperties: false },
);
export type EmailSettings = Static<typeof EmailSettings>;

export const SECRET_SETTINGS = ['smtp_password', 'imap_password'];

/** An account's settings as what they are: they were checked against the schema when they were stored. */
export const emailSettings = (account: Pick<Account, 'settings'>): EmailSettings =>
  account.settings as EmailSettings;

/** How long a server may take for one answer, in milliseconds. */
export const patience = (settings: EmailSettings): number => (settings.timeout_seconds ?? 30) * 1000;

const USUAL_PORTS = {
  smtp: { tls: 465, starttls: 587, none: 25 },
  imap: { tls: 993, starttls: 143, none: 143 },
};

export const portOf = (settings: EmailSettings, side: 'smtp' | 'imap'): number =>
  settings[`${side}_port`] ?? USUAL_PORTS[side][settings[`${side}_security`] ?? 'tls'];

export const catches = (account: Pick<Account, 'settings'>): boolean =>
  emailSettings(account).kind === 'catcher';
