import { lookup } from 'node:dns/promises';
import net from 'node:net';
import type { Kit } from '../../../kit.ts';
import type { CheckStep, OpenAccount } from '../types.ts';
import { composeCheckMail } from './check-mail.ts';
import { openImap } from './imap.ts';
import { inPlainWords } from './plain-words.ts';
import { catches, type EmailSettings, emailSettings, patience, portOf } from './settings.ts';
import { openSmtp, type SmtpSession } from './smtp.ts';

type Step = { name: string; run: () => Promise<string> };

/** Tries a mail account out: finds, connects, encrypts, logs in, sends to itself; and the same for receiving. */
export async function checkAccount(kit: Kit, account: OpenAccount): Promise<CheckStep[]> {
  const settings = emailSettings(account);
  if (catches(account)) {
    return [
      {
        name: 'Sending',
        ok: true,
        says: 'This account keeps its mails for the demo’s mailbox and sends nothing.',
      },
    ];
  }
  const [sending, receiving] = await Promise.all([
    settings.smtp_host ? checkSending(kit, account) : [missing('Sending', 'SMTP')],
    settings.imap_host ? checkReceiving(account) : [missing('Receiving', 'IMAP')],
  ]);
  return [...sending, ...receiving];
}

// An account may do only one of the two, so this is no fault; a person should know all the same.
const missing = (side: string, protocol: string): CheckStep => ({
  name: side,
  ok: true,
  says: `No ${protocol} server is set, so this account is not used for ${side.toLowerCase()}.`,
});

async function checkSending(kit: Kit, account: OpenAccount): Promise<CheckStep[]> {
  const settings = emailSettings(account);
  let smtp: SmtpSession | undefined;
  const open = async () => {
    smtp = await openSmtp(account);
    return settings.smtp_security === 'none' ? 'It answers, without encryption.' : 'It answers, encrypted.';
  };
  const login = async () => {
    await smtp!.login();
    return settings.smtp_user
      ? `Logged in as ${settings.smtp_user}.`
      : 'No login is set: the server takes mail without one.';
  };
  const send = async () => {
    const { address } = settings;
    const info = await smtp!.send({ from: address, to: address }, await composeCheckMail(kit, account));
    return `A mail to ${address} was taken: "${info.response}".`;
  };
  const steps = await inOrder(settings, 'smtp', [
    ...reach(settings, 'smtp'),
    { name: 'Sending: greeting and encryption', run: open },
    { name: 'Sending: login', run: login },
    { name: 'Sending: a mail to itself', run: send },
  ]);
  smtp?.close();
  return steps;
}

async function checkReceiving(account: OpenAccount): Promise<CheckStep[]> {
  const settings = emailSettings(account);
  const reached = await inOrder(settings, 'imap', reach(settings, 'imap'));
  if (reached.some((step) => !step.ok)) return reached;
  const greeting = 'Receiving: greeting and encryption';
  try {
    const imap = await openImap(account);
    const says =
      settings.imap_security === 'none' ? 'It answers, without encryption.' : 'It answers, encrypted.';
    const login = { name: 'Receiving: login', ok: true, says: 'Logged in.' };
    const folder = settings.imap_folder ?? 'INBOX';
    const open = {
      name: 'Receiving: folder',
      run: async () =>
        `${folder} holds ${(await imap.mailboxOpen(folder, { readOnly: true })).exists} mails.`,
    };
    const steps = await inOrder(settings, 'imap', [open]);
    imap.close();
    return [...reached, { name: greeting, ok: true, says }, login, ...steps];
  } catch (error) {
    const refused = (error as { authenticationFailed?: boolean }).authenticationFailed === true;
    const failed = {
      name: refused ? 'Receiving: login' : greeting,
      ok: false,
      says: inPlainWords(error, settings, 'imap'),
    };
    return refused
      ? [...reached, { name: greeting, ok: true, says: 'It answers.' }, failed]
      : [...reached, failed];
  }
}

function reach(settings: EmailSettings, side: 'smtp' | 'imap'): Step[] {
  const title = side === 'smtp' ? 'Sending' : 'Receiving';
  const host = settings[`${side}_host`]!;
  const port = portOf(settings, side);
  return [
    { name: `${title}: find the server`, run: async () => `${host} is ${(await lookup(host)).address}.` },
    { name: `${title}: connect`, run: () => connect(host, port, patience(settings)) },
  ];
}

function connect(host: string, port: number, wait_ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, timeout: wait_ms });
    socket.once('connect', () => resolve(`Port ${port} is open.`));
    socket.once('error', reject);
    socket.once('timeout', () => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    socket.once('connect', () => socket.destroy());
    socket.once('timeout', () => socket.destroy());
  });
}

// Ends with the first step that fails: what comes after it would only fail for the same reason.
async function inOrder(settings: EmailSettings, side: 'smtp' | 'imap', steps: Step[]): Promise<CheckStep[]> {
  const done: CheckStep[] = [];
  for (const { name, run } of steps) {
    try {
      done.push({ name, ok: true, says: await run() });
    } catch (error) {
      done.push({ name, ok: false, says: inPlainWords(error, settings, side) });
      break;
    }
  }
  return done;
}
