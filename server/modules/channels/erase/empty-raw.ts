import { sql, type Tx } from '../../../db/index.ts';
import { publish } from '../../../live/index.ts';
import { externalIdHash, type Found } from '../../customers/index.ts';

type Row = { account_id: string; id: string; external_id: string };

/** What stands in the place of an external id that was erased: the same thing again is known by it. */
export const erasedId = (account_id: string, external_id: string): string =>
  `erased:${externalIdHash(account_id, external_id)}`;

/**
 * Empties what came in from them. The row stays, without its bytes: a mailbox that is read once more, or a request
 * that is repeated, does not bring it back. What was said in a chat needs none, as its session is gone.
 */
export async function emptyRaw(tx: Tx, found: Found): Promise<number> {
  const said = await sql`
    delete from raw_inbound using unnest(${found.chats.map(([account_id]) => account_id)}::uuid[],
      ${found.chats.map(([, session_id]) => session_id)}::text[]) as chat(account_id, session_id)
    where raw_inbound.account_id = chat.account_id
      and external_id >= session_id || ':' and external_id < session_id || ';'`.execute(tx);
  const { rows } = await sql<Row>`
    select raw_inbound.account_id, raw_inbound.id, raw_inbound.external_id
    from unnest(${found.inbound.map(([account_id]) => account_id)}::uuid[],
      ${found.inbound.map(([, external_id]) => external_id)}::text[]) as gone(account_id, external_id)
    join raw_inbound on raw_inbound.account_id = gone.account_id and raw_inbound.external_id = gone.external_id
    for update of raw_inbound`.execute(tx);
  for (const row of rows) await emptyOne(tx, row);
  if (rows.length > 0) await publish(tx, 'parked', '');
  return Number(said.numAffectedRows) + rows.length;
}

/** Empties one row. A second one of the same id, which came in while the first was emptied, just goes. */
export async function emptyOne(tx: Tx, { account_id, id, external_id }: Row): Promise<void> {
  const erased_id = erasedId(account_id, external_id);
  const { rows } = await sql`
    select 1 from raw_inbound where account_id = ${account_id} and external_id = ${erased_id}`.execute(tx);
  if (rows.length > 0) {
    await sql`delete from raw_inbound where account_id = ${account_id} and id = ${id}`.execute(tx);
    return;
  }
  await sql`
    update raw_inbound set state = 'erased', raw = '', external_id = ${erased_id}, error = null,
      settled_at = coalesce(settled_at, now())
    where account_id = ${account_id} and id = ${id}`.execute(tx);
}
