import { ImapFlow } from 'imapflow';
import type { OpenAccount } from '../types.ts';
import { emailSettings, patience, portOf } from './settings.ts';

/** Connects and logs in to an account's IMAP server. What breaks later shows as `close`, and in the next command. */
export async function openImap(account: OpenAccount): Promise<ImapFlow> {
  const settings = emailSettings(account);
  const security = settings.imap_security ?? 'tls';
  const wait_ms = patience(settings);
  const imap = new ImapFlow({
    host: settings.imap_host ?? '',
    port: portOf(settings, 'imap'),
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: {
      user: settings.imap_user ?? settings.smtp_user ?? settings.address,
      pass: account.secrets.imap_password ?? account.secrets.smtp_password ?? '',
    },
    connectionTimeout: wait_ms,
    greetingTimeout: wait_ms,
    disableAutoIdle: true,
    maxLiteralSize: 128 * 1024 * 1024,
    maxResponseSize: 160 * 1024 * 1024,
    tls: { rejectUnauthorized: settings.check_certificates ?? true },
    clientInfo: { name: 'Tellonce' },
    logger: false,
  });
  // Without a listener a connection that breaks between two commands would end the process.
  imap.on('error', () => undefined);
  try {
    await inTime(imap, wait_ms * 3, imap.connect());
  } catch (error) {
    imap.close();
    throw error;
  }
  return imap;
}

export const lineBroken = (): Error =>
  Object.assign(new Error('The server closed the connection'), { code: 'ECONNECTION' });

/** Waits for an answer for so long, then gives the connection up: a server may hang at any point. */
export async function inTime<T>(imap: ImapFlow, limit_ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('The server took too long'), { code: 'ETIMEDOUT' }));
      imap.close();
    }, limit_ms);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}
