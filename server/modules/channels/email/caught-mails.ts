import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import type { Account, Delivery } from '../types.ts';
import { emailSettings } from './settings.ts';

export type CaughtMail = {
  id: string;
  account_id: string;
  delivery_id: string | null;
  /** The Message-ID, for an answer's In-Reply-To. */
  external_id: string;
  from_address: string;
  to_address: string;
  subject: string;
  text: string;
  caught_at: Date;
};

/** Keeps what would have been sent; a repeated try is the same mail. */
export async function catchMail(kit: Kit, account: Account, delivery: Delivery, message: Buffer) {
  await sql`
    insert into caught_mails (id, account_id, delivery_id, external_id, from_address, to_address, subject, text, raw)
    values (${newId()}, ${account.id}, ${delivery.id}, ${delivery.external_id}, ${emailSettings(account).address},
      ${delivery.to_address}, ${delivery.payload.subject ?? ''}, ${delivery.payload.text}, ${message})
    on conflict (account_id, external_id) do nothing`.execute(kit.db);
  return { receipt: 'kept by the mail catcher', renamed_to: null };
}

/** The newest mails that were caught, without their bytes; `to_address` narrows it to one mailbox. */
export async function caughtMails(
  db: Db | Tx,
  filter: { to_address?: string; limit?: number } = {},
): Promise<CaughtMail[]> {
  const { rows } = await sql<CaughtMail>`
    select id, account_id, delivery_id, external_id, from_address, to_address, subject, text, caught_at
    from caught_mails
    where ${filter.to_address ?? null}::text is null or to_address = ${filter.to_address ?? null}
    order by id desc limit ${filter.limit ?? 200}`.execute(db);
  return rows;
}
