import { type Db, sql } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import type { Found, Who } from '../../customers/index.ts';
import { parseMail } from '../email/parse-mail.ts';
import { senderOfMail } from '../email/sender-of-mail.ts';

const AT_ONCE = 500;
// Who a mail is from stands at its beginning; what does not fit is looked at as far as this.
const LOOKED_AT_BYTES = 256 * 1024;

type Row = { account_id: string; id: string; external_id: string; state: string; raw: Buffer };

/**
 * Raw mail of theirs that no message leads to: not understood yet, failed, left out. All of it is looked through, some
 * at a time, for nothing else tells. A mail of somebody else that only names them is somebody else's, and stays.
 */
export async function searchRaw(kit: Kit, { identities }: Who, found: Found): Promise<void> {
  const addresses = identities.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  if (addresses.length === 0) return;
  const known = new Set(found.inbound.map((one) => one.join(' ')));
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await nextPage(kit.db, after, addresses);
    for (const row of page.naming) {
      const { account_id, external_id } = row;
      if (known.has(`${account_id} ${external_id}`) || !(await isFrom(kit, row, addresses))) continue;
      found.inbound.push([account_id, external_id]);
    }
    if (!page.last) return;
    after = page.last;
  }
}

/** Of the next rows those that name one of the addresses, in whatever capitals. */
async function nextPage(
  db: Db,
  after: string,
  addresses: string[],
): Promise<{ naming: Row[]; last: string | undefined }> {
  const { rows } = await sql<Row & { names: boolean }>`
    select row.account_id, row.id, row.external_id, row.state, names, case when names then raw end as raw
    from (
      select * from raw_inbound where id > ${after}::uuid order by id limit ${AT_ONCE}
    ) row
    cross join lateral (
      select exists (
        select from unnest(${addresses}::text[]) as address
        where strpos(lower(encode(substring(raw for ${LOOKED_AT_BYTES}), 'escape')), address) > 0) as names
    ) looked
    order by row.id`.execute(db);
  return { naming: rows.filter(({ names }) => names), last: rows.at(-1)?.id };
}

/** Theirs: from them, or of a machine that nobody could make sense of: a report on what was sent to them. */
async function isFrom(kit: Kit, { raw, state }: Row, addresses: string[]): Promise<boolean> {
  const { mail } = await parseMail(raw);
  const sender = await kit.db.transaction().execute((tx) => senderOfMail(tx, mail));
  if (sender && addresses.includes(sender.address.toLowerCase())) return true;
  return state !== 'understood' && (sender === null || isServer(sender.address));
}

const isServer = (address: string): boolean => /^(?:mailer-daemon|postmaster)@/i.test(address);
