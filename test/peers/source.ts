import type { Db } from '../../server/db/index.ts';
import { sql } from '../../server/db/index.ts';
import { changeSource, createSource, createSourceKey } from '../../server/modules/connect/index.ts';

/** A source with a public key and without limits, made straight in the database of a server that runs elsewhere. */
export async function makeSource(db: Db): Promise<{ source_id: string; key: string }> {
  const actor = { kind: 'system', name: 'test' } as const;
  return db.transaction().execute(async (tx) => {
    const source = await createSource(tx, actor, { name: 'The shop' });
    const unlimited = { public_events_per_s: null, address_events_per_s: null };
    await changeSource(tx, actor, { id: source.id, ...unlimited });
    const { key } = await createSourceKey(tx, actor, { source_id: source.id, kind: 'public' });
    return { source_id: source.id, key };
  });
}

/** message_id -> how often it stands on the log. */
export async function storedMessages(db: Db, source_id: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ message_id: string; times: number }>`
    select message_id, count(*) as times from interactions where source_id = ${source_id} group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.message_id, row.times]));
}
