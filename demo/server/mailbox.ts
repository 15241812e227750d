import { type ParsedMail, simpleParser } from 'mailparser';
import { type Db, sql } from '../../server/db/index.ts';
import { Refusal } from '../../server/http/index.ts';
import { accountsFor, caughtMails } from '../../server/modules/channels/index.ts';

export const OWNER = { name: 'Ana', address: 'ana@example.com' };

/** The Message-IDs of mails written in the demo's mailbox end with this, so that they can be found again. */
export const WRITTEN_HERE = '@mailbox.demo>';

export type BoxedMail = {
  id: string;
  box: 'in' | 'out';
  from_name: string;
  from_address: string;
  to_address: string;
  subject: string;
  text: string;
  at: Date;
};

/** The account whose mails are caught rather than sent. */
export async function catcher(db: Db) {
  const account = (await accountsFor(db, 'email')).find((one) => one.settings.kind === 'catcher');
  if (!account) throw new Refusal('no_catcher', 404, 'There is no mail account that catches mails.');
  return account;
}

export async function mailboxOf(db: Db, address: string) {
  const account = await catcher(db);
  const [caught, written, addresses] = await Promise.all([
    caughtMails(db, { to_address: address, limit: 100 }),
    writtenBy(db, account.id, address),
    addressesWithMail(db),
  ]);
  const received: BoxedMail[] = caught.map(({ caught_at, ...mail }) => ({
    ...mail,
    box: 'in',
    from_name: account.name,
    at: caught_at,
  }));
  return {
    owner: address === OWNER.address ? OWNER : { name: nameOf(address), address },
    addresses: [...new Set([OWNER.address, address, ...addresses])],
    company: account.address ?? '',
    items: [...received, ...written].sort((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

async function addressesWithMail(db: Db): Promise<string[]> {
  const { rows } = await sql<{ to_address: string }>`
    select to_address from caught_mails group by to_address order by max(caught_at) desc limit 50`.execute(
    db,
  );
  return rows.map((row) => row.to_address);
}

async function writtenBy(db: Db, account_id: string, address: string): Promise<BoxedMail[]> {
  const { rows } = await sql<{ id: string; raw: Buffer; received_at: Date }>`
    select id, raw, received_at from raw_inbound
    where account_id = ${account_id} and external_id like ${`%${WRITTEN_HERE}`}
    order by id desc limit 100`.execute(db);
  const mails = await Promise.all(
    rows.map(async ({ id, raw, received_at }) => ({ id, received_at, mail: await simpleParser(raw) })),
  );
  return mails
    .filter(({ mail }) => mail.from?.value[0]?.address === address)
    .map(({ id, received_at, mail }) => ({ id, box: 'out', at: received_at, ...headOf(mail) }));
}

const headOf = (mail: ParsedMail) => ({
  from_name: mail.from?.value[0]?.name || 'Me',
  from_address: mail.from?.value[0]?.address ?? '',
  to_address: [mail.to ?? []].flat()[0]?.value[0]?.address ?? '',
  subject: mail.subject ?? '',
  text: mail.text ?? '',
});

/** The whole of one mail, whichever way it went. */
export async function mailById(db: Db, id: string): Promise<ParsedMail> {
  const { rows } = await sql<{ raw: Buffer }>`
    select raw from caught_mails where id = ${id}
    union all
    select raw from raw_inbound where id = ${id} and external_id like ${`%${WRITTEN_HERE}`}`.execute(db);
  if (!rows[0]) throw new Refusal('mail_not_found', 404, 'There is no mail with this id.');
  return simpleParser(rows[0].raw);
}

/** `ana.novak@example.com` -> `Ana Novak`. */
export function nameOf(address: string): string {
  const words = address.split('@')[0]!.split(/[._-]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
