import type { Kit } from '../../../kit.ts';
import { type Delivery, NotSent, type OpenAccount } from '../types.ts';
import { catchMail } from './caught-mails.ts';
import { composeMail } from './compose.ts';
import { inPlainWords } from './plain-words.ts';
import { catches, emailSettings } from './settings.ts';
import { openSmtp } from './smtp.ts';

/** Sends one mail by the account's SMTP server; the catcher's are kept for the demo's mailbox instead. */
export async function sendMail(kit: Kit, account: OpenAccount, delivery: Delivery) {
  const message = await composeMail(kit, account, delivery);
  if (catches(account)) return catchMail(kit, account, delivery, message);
  if (!emailSettings(account).smtp_host) {
    throw new NotSent(
      'account',
      `"${account.name}" has no server for sending (SMTP). Enter one in its settings.`,
    );
  }
  try {
    const smtp = await openSmtp(account);
    try {
      await smtp.login();
      const info = await smtp.send(
        { from: emailSettings(account).address, to: delivery.to_address },
        message,
      );
      return { receipt: info.response, renamed_to: info.serverMessageId ?? null };
    } finally {
      smtp.close();
    }
  } catch (error) {
    throw new NotSent(faultOf(error), inPlainWords(error, emailSettings(account), 'smtp'));
  }
}

type SmtpError = { code?: string; responseCode?: number };

/**
 * Whose fault it is decides what happens next: a mail that the server refuses for good fails at once; when the
 * server is not reached, or does not let us in, all of the account's mails wait until it does.
 */
export function faultOf(error: unknown): 'permanent' | 'temporary' | 'account' {
  const { code, responseCode } = error as SmtpError;
  const about_message = code === 'EENVELOPE' || code === 'EMESSAGE';
  // 530, 534, 535, 538: "log in first", however late the server says so.
  if (code === 'EAUTH' || [530, 534, 535, 538].includes(responseCode ?? 0)) return 'account';
  if (!about_message) return 'account';
  // 503 is about the order of commands, not about this mail. No code at all: too large, or no such address.
  if (responseCode === undefined) return 'permanent';
  return responseCode >= 500 && responseCode !== 503 ? 'permanent' : 'temporary';
}
