import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import { publish } from '../../../live/index.ts';
import { lastErasure } from '../../customers/index.ts';
import { erasedId } from '../erase/empty-raw.ts';

// An index entry of PostgreSQL holds 2,704 bytes; no honest id comes near this.
const LONGEST_ID = 500;

/**
 * Keeps what came in, as it came in, and wakes whoever makes sense of it. The same (account, external id) is kept
 * once: `stored` is false for a repeat, whose id is the first one's. An object is kept as JSON.
 */
export async function storeRaw(
  tx: Tx | Db,
  account_id: string,
  external_id: string,
  raw: Buffer | object,
): Promise<{ id: string; stored: boolean }> {
  if (external_id === '' || external_id.length > LONGEST_ID) {
    throw new RangeError(
      `an external id has 1 to ${LONGEST_ID} characters, this one has ${external_id.length}`,
    );
  }
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(JSON.stringify(raw));
  // Of somebody who was erased: known, and not taken again.
  const erased_id = (await lastErasure(tx)) === 0 ? null : erasedId(account_id, external_id);
  const { rows } = await sql<{ id: string }>`
    insert into raw_inbound (account_id, id, external_id, raw)
    select ${account_id}::uuid, ${newId()}::uuid, ${external_id}::text, ${bytes}::bytea
    where not exists (
      select from raw_inbound where account_id = ${account_id} and external_id = ${erased_id})
    on conflict (account_id, external_id) do nothing
    returning id`.execute(tx);
  if (rows[0]) {
    await publish(tx, 'inbound', rows[0].id);
    return { id: rows[0].id, stored: true };
  }
  const first = await sql<{ id: string }>`
    select id from raw_inbound where account_id = ${account_id} and external_id in (${external_id}, ${erased_id})`.execute(
    tx,
  );
  return { id: first.rows[0]!.id, stored: false };
}
