import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from '../../server/db/index.ts';
import type { Kit } from '../../server/kit.ts';
import { createSource, createSourceKey } from '../../server/modules/connect/index.ts';
import { SHOP, shopKey } from '../server/shop-source.ts';
import type { Team } from './people.ts';

export type ShopSource = { id: string; public_key: string; secret_key: string };

/**
 * The shop as a source of events. Of a secret key the database keeps only the hash, so the demo's stands in a file
 * of the data folder as well, to be shown at each start.
 */
export async function seedShop(kit: Kit, { Mia }: Team): Promise<ShopSource> {
  const file = path.join(kit.config.DATA_DIR, 'demo-secret-key');
  return kit.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from sources where name = ${SHOP} order by id`.execute(tx);
    const id = rows[0]?.id ?? (await createSource(tx, Mia, { name: SHOP })).id;
    const key = async (kind: 'public' | 'secret') =>
      (await createSourceKey(tx, Mia, { source_id: id, kind })).key;
    const public_key = (await shopKey(tx)) ?? (await key('public'));
    let secret_key = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (!secret_key || !rows[0]) {
      secret_key = await key('secret');
      writeFileSync(file, `${secret_key}\n`, { mode: 0o600 });
    }
    return { id, public_key, secret_key };
  });
}
