import type { RawBuilder } from 'kysely';
import { sql } from '../../../db/index.ts';
import type { Eraser, Who } from '../../customers/index.ts';

// Shorter ones stand in too many events that are not theirs.
const SHORTEST = 4;

/** Refused events that name somebody who is erased. What was stored stands on the log. */
export const eraser: Eraser = {
  name: 'connect',
  count: async (db, who) => {
    const { rows } = await sql<{ refused_events: number }>`
      select count(*) as refused_events from refused_events where ${naming(who)}`.execute(db);
    return rows[0]!;
  },
  erase: async (tx, who) => {
    const { numAffectedRows } = await sql`delete from refused_events where ${naming(who)}`.execute(tx);
    return { refused_events: Number(numAffectedRows) };
  },
};

// At most 1,000 of each source, so all may be looked through.
function naming({ identities }: Who): RawBuilder<boolean> {
  const ids = identities.filter(({ kind }) => /_id$/.test(kind)).map(({ value }) => value);
  const values = identities
    .map(({ value }) => value.toLowerCase())
    .filter(({ length }) => length >= SHORTEST);
  return sql<boolean>`(user_id = any(${ids}::text[]) or anonymous_id = any(${ids}::text[])
    or exists (select from unnest(${values}::text[]) as value where strpos(lower(raw), value) > 0))`;
}
