import { type Db, sql } from '../../../db/index.ts';
import type { SeenEvent } from './seen-event.ts';

export const KEPT_REFUSED = 1_000;

export type RefusedRow = SeenEvent & { source_id: string };

/** Keeps refused events, and of each of their sources only the newest 1,000. */
export async function insertRefused(db: Db, events: RefusedRow[]): Promise<void> {
  const rows = events.map(({ fault, ...event }) => ({ ...event, ...fault }));
  await sql`
    insert into refused_events (id, source_id, at, kind, name, user_id, anonymous_id, code, path, detail, raw)
    select id, source_id, at, kind, name, user_id, anonymous_id, code, path, detail, raw
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, source_id uuid, at timestamptz,
      kind text, name text, user_id text, anonymous_id text, code text, path text, detail text, raw text)`.execute(
    db,
  );
  for (const source_id of new Set(events.map((event) => event.source_id))) {
    await sql`
      delete from refused_events where source_id = ${source_id} and id < (
        select id from refused_events where source_id = ${source_id}
        order by id desc offset ${KEPT_REFUSED - 1} limit 1)`.execute(db);
  }
}

type StoredRow = Omit<SeenEvent, 'fault'> & { code: string; path: string; detail: string };

/** The newest first. */
export async function listRefused(db: Db, source_id: string, limit: number): Promise<SeenEvent[]> {
  const { rows } = await sql<StoredRow>`
    select id, at, kind, name, user_id, anonymous_id, code, path, detail, raw
    from refused_events where source_id = ${source_id} order by id desc limit ${limit}`.execute(db);
  return rows.map(({ code, path, detail, ...event }) => ({ ...event, fault: { code, path, detail } }));
}
