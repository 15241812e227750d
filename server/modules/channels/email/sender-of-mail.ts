import type { ParsedMail } from 'mailparser';
import { sql, type Tx } from '../../../db/index.ts';
import { addressesIn, type MailAddress } from './parse-mail.ts';

const NOBODY = /^(?:no-?reply|do-?not-?reply|wordpress|mailer|www-data|root)@/;

/**
 * Who a mail is from. A contact form writes from the site's own address (or one nobody reads) and puts the customer
 * into Reply-To: then that is who it is from. Null where no address is to be found.
 */
export async function senderOfMail(tx: Tx, mail: ParsedMail): Promise<MailAddress | null> {
  const from = addressesIn(mail.from)[0] ?? null;
  const reply_to = addressesIn(mail.replyTo)[0] ?? null;
  if (!from) return reply_to;
  if (!reply_to || reply_to.address === from.address) return from;
  if (!NOBODY.test(from.address) && !(await isOurs(tx, from.address))) return from;
  return (await isOurs(tx, reply_to.address)) ? from : reply_to;
}

/** True when it is the address of one of our own accounts. */
export async function isOurs(tx: Tx, address: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from channel_accounts where lower(address) = ${address} and deleted_at is null limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
