import { type Db, sql } from '../../server/db/index.ts';

export const SHOP = 'Werkbank shop';

/** The newest public key of the shop's source that was not revoked, or null. */
export async function shopKey(db: Db): Promise<string | null> {
  const { rows } = await sql<{ public_key: string }>`
    select key.public_key from source_keys key join sources source on source.id = key.source_id
    where source.name = ${SHOP} and key.kind = 'public' and key.revoked_at is null
    order by key.id desc limit 1`.execute(db);
  return rows[0]?.public_key ?? null;
}
