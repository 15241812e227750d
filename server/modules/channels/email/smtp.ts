import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import type { OpenAccount } from '../types.ts';
import { type EmailSettings, emailSettings, patience, portOf } from './settings.ts';

export type SmtpSession = {
  /** Does nothing where the server asks for no login. */
  login: () => Promise<void>;
  send: (envelope: { from: string; to: string }, message: Buffer) => Promise<SMTPConnectionSendInfo>;
  close: () => void;
};

// One answer may take `patience`; a whole mail of 25 MB on a slow line gets this many times as long.
const WHOLE_SEND = 10;

/** Connects to an account's mail server, encrypted as its settings say. Fails with nodemailer's error codes. */
export async function openSmtp(account: OpenAccount): Promise<SmtpSession> {
  const settings = emailSettings(account);
  const smtp = new SMTPConnection(options(settings));
  const broken = whenBroken(smtp);
  const step = <T>(limit_ms: number, start: (done: (error?: Error | null, result?: T) => void) => void) =>
    within<T>(limit_ms, smtp, broken, start);
  try {
    await step(patience(settings) * 2, (done) => smtp.connect(done));
  } catch (error) {
    smtp.close();
    throw error;
  }
  return {
    login: async () => {
      const user = settings.smtp_user;
      if (!user) return;
      await step(patience(settings), (done) =>
        smtp.login({ user, pass: account.secrets.smtp_password ?? '' }, done),
      );
    },
    send: ({ from, to }, message) =>
      step<SMTPConnectionSendInfo>(patience(settings) * WHOLE_SEND, (done) =>
        smtp.send({ from, to: [to], size: message.length }, message, done),
      ),
    close: () => smtp.quit(),
  };
}

function options(settings: EmailSettings) {
  const security = settings.smtp_security ?? 'tls';
  const wait_ms = patience(settings);
  return {
    host: settings.smtp_host,
    port: portOf(settings, 'smtp'),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // What the server is told we are called: the company's domain, not this machine's inner name.
    name: settings.address.split('@')[1],
    connectionTimeout: wait_ms,
    greetingTimeout: wait_ms,
    socketTimeout: wait_ms,
    dnsTimeout: wait_ms,
    socketCloseTimeout: 1_000,
    tls: { rejectUnauthorized: settings.check_certificates ?? true },
  };
}

// A connection that breaks between two commands tells nobody but its listeners.
function whenBroken(smtp: SMTPConnection): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    smtp.on('error', reject);
    smtp.on('end', () =>
      reject(Object.assign(new Error('The server closed the connection'), { code: 'ECONNECTION' })),
    );
  });
  broken.catch(() => undefined);
  return broken;
}

// A server that sends a byte now and then never runs into a socket timeout: hence the limit for the whole step.
function within<T>(
  limit_ms: number,
  smtp: SMTPConnection,
  broken: Promise<never>,
  start: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('The server took too long'), { code: 'ETIMEDOUT' }));
      smtp.close();
    }, limit_ms);
  });
  const done = new Promise<T>((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as T)));
  });
  return Promise.race([done, broken, limit]).finally(() => clearTimeout(timer));
}
