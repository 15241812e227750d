import { sql, type Tx } from '../../../db/index.ts';
import { storableJson } from '../../../log/index.ts';
import type { Membership } from './people.ts';

/**
 * Adds what was said to what is known: when it was said first, and when last and by whom. What comes in twice, or in
 * another order, makes no difference. Returns the profiles, of both sides, of whom nobody had said so yet.
 */
export async function writeMemberships(tx: Tx, memberships: Membership[]): Promise<string[]> {
  if (memberships.length === 0) return [];
  const { rows } = await sql<{ profile_ids: string[] }>`
    with said as (
      select * from json_to_recordset(${storableJson(memberships)}::json) as row(profile_id uuid,
        organisation_profile_id uuid, trust smallint, belongs boolean, occurred_at timestamptz, source_id uuid,
        said_by text)
    ), latest as (
      select distinct on (profile_id, organisation_profile_id, trust) *,
        min(occurred_at) over (partition by profile_id, organisation_profile_id, trust) as first_at
      from said order by profile_id, organisation_profile_id, trust, occurred_at desc, said_by
    )
    insert into memberships as known
      (profile_id, organisation_profile_id, trust, belongs, first_at, last_at, source_id, said_by)
    select profile_id, organisation_profile_id, trust, belongs, first_at, occurred_at, source_id, said_by from latest
    order by 1, 2, 3
    on conflict (profile_id, organisation_profile_id, trust) do update set
      first_at = least(known.first_at, excluded.first_at),
      last_at = greatest(known.last_at, excluded.last_at),
      belongs = case when excluded.last_at >= known.last_at then excluded.belongs else known.belongs end,
      source_id = case when excluded.last_at >= known.last_at then excluded.source_id else known.source_id end,
      said_by = case when excluded.last_at >= known.last_at then excluded.said_by else known.said_by end
    where (known.first_at, known.last_at, known.belongs, known.said_by)
      is distinct from (least(known.first_at, excluded.first_at), greatest(known.last_at, excluded.last_at),
        excluded.belongs, excluded.said_by)
    returning case when xmax = 0 then array[profile_id, organisation_profile_id] else '{}' end as profile_ids`.execute(
    tx,
  );
  return rows.flatMap(({ profile_ids }) => profile_ids);
}
