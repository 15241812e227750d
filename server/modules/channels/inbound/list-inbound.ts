import { validate } from 'uuid';
import { type Db, sql } from '../../../db/index.ts';
import { decodeCursor, encodeCursor } from '../../../http/paging.ts';
import { Refusal } from '../../../http/refusal.ts';

export type InboundRow = {
  id: string;
  account_id: string;
  account_name: string;
  channel: string;
  external_id: string;
  state: string;
  attempts: number;
  error: string | null;
  size: number;
  received_at: Date;
  next_try_at: Date | null;
};

/** What came in, newest first, of one state or all, without its bytes. */
export async function listInbound(
  db: Db,
  query: { state?: string; after?: string; limit?: number },
): Promise<{ items: InboundRow[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const before = query.after === undefined ? null : idIn(query.after);
  const { rows } = await sql<InboundRow>`
    select r.id, r.account_id, coalesce(a.name, '') as account_name, coalesce(a.channel, '') as channel, r.external_id,
      r.state, r.attempts, r.error, octet_length(r.raw) as size, r.received_at,
      case when r.state = 'new' then r.next_try_at end as next_try_at
    from raw_inbound r left join channel_accounts a on a.id = r.account_id
    where (${query.state ?? null}::text is null or r.state = ${query.state ?? null})
      and (${before}::uuid is null or r.id < ${before}::uuid)
    order by r.id desc limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor([last.id]) : null };
}

function idIn(cursor: string): string {
  const id = String(decodeCursor(cursor, 1)[0]);
  if (!validate(id))
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
  return id;
}

/** The bytes of one, for a person to look at. */
export async function rawInbound(db: Db, id: string): Promise<{ external_id: string; raw: Buffer }> {
  const { rows } = await sql<{ external_id: string; raw: Buffer }>`
    select external_id, raw from raw_inbound where id = ${id}`.execute(db);
  if (!rows[0]) throw new Refusal('inbound_not_found', 404, 'Nothing came in under this id.');
  return rows[0];
}
