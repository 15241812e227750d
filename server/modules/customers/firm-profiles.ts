import { type Db, sql, type Tx } from '../../db/index.ts';

/**
 * The profiles that are surely the same person as this one, itself included: those that more than a claim connects.
 * A claim that brought a profile into being counts, for there was nobody before whom it could have joined.
 */
export async function firmProfilesOf(db: Db | Tx, profile_id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive firm (id) as (
      select ${profile_id}::uuid
      union
      select case when link.profile_a = firm.id then link.profile_b else link.profile_a end
      from firm join profile_links link on firm.id in (link.profile_a, link.profile_b)
      where link.undone_at is null and (link.strength <> 'claimed' or link.introduced)
    )
    select id from firm`.execute(db);
  return rows.map(({ id }) => id);
}
