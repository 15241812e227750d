import { type Db, sql, type Tx } from '../../../db/index.ts';
import { storableJson } from '../../../log/index.ts';
import type { Refused } from './batches.ts';

export async function keepRefusals(tx: Tx | Db, import_id: string, refused: Refused[]): Promise<void> {
  if (refused.length === 0) return;
  await sql`
    insert into customer_import_refusals (import_id, row_number, reason, cells)
    select ${import_id}, row_number, reason, cells
    from json_to_recordset(${storableJson(refused)}::json) as row(row_number bigint, reason text, cells jsonb)`.execute(
    tx,
  );
}

export async function forgetRefusals(tx: Tx | Db, import_id: string): Promise<void> {
  await sql`delete from customer_import_refusals where import_id = ${import_id}`.execute(tx);
}

const PAGE = 1_000;

/** The refused rows in the order of the file, a page at a time. */
export async function* readRefusals(db: Db, import_id: string): AsyncGenerator<Refused[]> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<Refused>`
      select row_number, reason, cells from customer_import_refusals
      where import_id = ${import_id} and row_number > ${after} order by row_number limit ${PAGE}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.row_number;
  }
}
