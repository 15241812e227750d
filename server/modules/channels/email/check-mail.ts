import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Kit } from '../../../kit.ts';
import type { Account, OpenAccount } from '../types.ts';
import { headerField } from './mail-header.ts';
import { emailSettings } from './settings.ts';

const HEADER = 'X-Tellonce-Check';

/** The mail that an account sends to itself to see that sending works. It is signed, so that we know it again. */
export function composeCheckMail(kit: Pick<Kit, 'config'>, account: OpenAccount): Promise<Buffer> {
  const { address } = emailSettings(account);
  return new MailComposer({
    from: address,
    to: address,
    subject: 'Tellonce: sending works',
    text: 'This mail was sent to try out the account. Nothing has to be done.',
    messageId: `<${randomUUID()}@${address.split('@')[1]}>`,
    headers: { [HEADER]: signature(kit, address), 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
}

/** True for our own check mail, and for nobody's who only writes its header. */
export function isCheckMail(kit: Pick<Kit, 'config'>, account: Account, header: string): boolean {
  const given = headerField(header, HEADER);
  if (!given) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(signature(kit, emailSettings(account).address))];
  return a.length === b.length && timingSafeEqual(a, b);
}

const signature = (kit: Pick<Kit, 'config'>, address: string): string =>
  createHmac('sha256', kit.config.SECRET).update(`check mail of ${address}`).digest('hex');
