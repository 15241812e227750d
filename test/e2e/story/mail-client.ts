import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { MAIL_PASSWORD, type MailServers } from '../mail-servers.ts';

const tls = { rejectUnauthorized: false };

/** A customer's own mail program: waits for the newest mail in their mailbox. */
export async function newestMail(servers: MailServers, address: string): Promise<ParsedMail> {
  for (let tries = 0; tries < 60; tries += 1) {
    const raw = await newestRaw(servers, address);
    if (raw) return simpleParser(raw);
    await sleep(500);
  }
  throw new Error(`No mail came for ${address}.`);
}

async function newestRaw(servers: MailServers, address: string): Promise<Buffer | null> {
  const imap = new ImapFlow({
    host: '127.0.0.1',
    port: servers.imap_port,
    secure: false,
    auth: { user: address, pass: MAIL_PASSWORD },
    tls,
    logger: false,
  });
  await imap.connect();
  try {
    const box = await imap.mailboxOpen('INBOX');
    if (box.exists === 0) return null;
    const mail = await imap.fetchOne(String(box.exists), { source: true });
    return mail ? (mail.source ?? null) : null;
  } finally {
    await imap.logout();
  }
}

/** Answers a mail as a mail program does: to its sender, with its references and the text quoted below. */
export async function replyTo(
  servers: MailServers,
  address: string,
  mail: ParsedMail,
  text: string,
): Promise<void> {
  const smtp = createTransport({
    host: '127.0.0.1',
    port: servers.smtp_port,
    requireTLS: true,
    tls,
    auth: { user: address, pass: MAIL_PASSWORD },
  });
  const quoted = (mail.text ?? '').split('\n').map((line) => `> ${line}`);
  await smtp.sendMail({
    from: address,
    to: mail.from?.value[0]?.address,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: [mail.references ?? []].flat().concat(mail.messageId ?? []),
    text: `${text}\n\nOn that day, Ben wrote:\n${quoted.join('\n')}\n`,
  });
  smtp.close();
}
