import { sql, type Tx } from '../db/index.ts';
import type { NewInteraction, Recorded } from './interaction.ts';
import { storableJson } from './storable-json.ts';

type Row = NewInteraction & { id: string; occurred_at: Date };

/**
 * The one statement that writes to the log: one batch, all rows by json_to_recordset (measured: 11 us of Node's
 * time a row against 18 us with unnest). A message_id is stored once per source and profile, by the unique index
 * of each partition.
 */
export async function insertInteractions(tx: Tx, rows: Row[]): Promise<Recorded[]> {
  // Only what a source sent can have come before; of the rest nobody looks whether it has.
  const again = rows.some(({ source_id, message_id }) => source_id && message_id);
  const otherwise = again ? sql`on conflict do nothing` : sql``;
  const result = await sql<Recorded>`
    with batch as (
      insert into log_batches (size) values (${rows.length}) returning id, received_at
    )
    insert into interactions (id, profile_id, type, channel, direction, touchpoint_id, case_id, actor, source_id,
      message_id, occurred_at, received_at, batch_id, identifies, properties, context)
    select row.id, row.profile_id, row.type, row.channel, row.direction, row.touchpoint_id, row.case_id, row.actor,
      row.source_id, row.message_id, row.occurred_at, batch.received_at, batch.id, coalesce(row.identifies, false),
      coalesce(row.properties, '{}'), coalesce(row.context, '{}')
    from json_to_recordset(${storableJson(rows)}::json) as row(id uuid, profile_id uuid, type text, channel text,
      direction text, touchpoint_id uuid, case_id uuid, actor text, source_id uuid, message_id text,
      occurred_at timestamptz, identifies boolean, properties jsonb, context jsonb), batch
    ${otherwise}
    returning id, profile_id, occurred_at, received_at`.execute(tx);
  return result.rows;
}
