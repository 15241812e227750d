import { type Db, sql, type Tx } from '../../db/index.ts';

export type KeyKind = 'public' | 'secret';

/** Events a second; null is without end. */
export type SourceLimits = {
  public_events_per_s: number | null;
  secret_events_per_s: number | null;
  address_events_per_s: number | null;
};

export type Source = SourceLimits & { id: string; name: string; created_at: Date };

export type Key = {
  id: string;
  source_id: string;
  kind: KeyKind;
  key: string | null;
  preview: string;
  created_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
};

const SOURCE = sql`id, name, created_at, public_events_per_s, secret_events_per_s, address_events_per_s`;
const KEY = sql`id, source_id, kind, public_key as key, preview, created_at, revoked_at, last_used_at`;

export type FoundKey = SourceLimits & { id: string; source_id: string };

export async function findKey(
  db: Db,
  by: { public_key: string } | { secret_hash: Buffer },
): Promise<FoundKey | null> {
  const same = 'public_key' in by ? sql`public_key = ${by.public_key}` : sql`secret_hash = ${by.secret_hash}`;
  const { rows } = await sql<FoundKey>`
    select k.id, k.source_id, s.public_events_per_s, s.secret_events_per_s, s.address_events_per_s
    from source_keys k join sources s on s.id = k.source_id where ${same} and k.revoked_at is null`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function writeLastUses(db: Db, uses: [id: string, at: Date][]): Promise<void> {
  await sql`
    update source_keys set last_used_at = use.at
    from unnest(${uses.map(([id]) => id)}::uuid[], ${uses.map(([, at]) => at)}::timestamptz[]) as use(id, at)
    where source_keys.id = use.id and (last_used_at is null or last_used_at < use.at)`.execute(db);
}

/** Newest first; `after` is the id of the last one seen (ids sort by time). */
export async function listSources(db: Db, page: { after: string | null; limit: number }): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select ${SOURCE} from sources
    where ${page.after}::uuid is null or id < ${page.after}::uuid
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** All keys of these sources, those in use first. */
export async function keysOfSources(db: Db, source_ids: string[]): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select ${KEY} from source_keys where source_id = any(${source_ids})
    order by revoked_at is not null, id desc`.execute(db);
  return rows;
}

export async function insertSource(tx: Tx, source: { id: string; name: string }): Promise<Source> {
  const { rows } = await sql<Source>`
    insert into sources (id, name) values (${source.id}, ${source.name}) returning ${SOURCE}`.execute(tx);
  return rows[0]!;
}

/** Null when there is no such source. What is undefined stays as it is. */
export async function updateSource(
  tx: Tx,
  id: string,
  change: Partial<SourceLimits & { name: string }>,
): Promise<Source | null> {
  const given = (name: keyof typeof change) => (change[name] === undefined ? sql.ref(name) : change[name]);
  const { rows } = await sql<Source>`
    update sources set name = ${given('name')}, public_events_per_s = ${given('public_events_per_s')},
      secret_events_per_s = ${given('secret_events_per_s')},
      address_events_per_s = ${given('address_events_per_s')}
    where id = ${id} returning ${SOURCE}`.execute(tx);
  return rows[0] ?? null;
}

export async function sourceExists(tx: Db | Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from sources where id = ${id}`.execute(tx);
  return rows.length > 0;
}

type NewKeyRow = Pick<Key, 'id' | 'source_id' | 'kind' | 'preview'> & {
  public_key: string | null;
  secret_hash: Buffer | null;
};

export async function insertKey(tx: Tx, key: NewKeyRow): Promise<{ created_at: Date }> {
  const { rows } = await sql<{ created_at: Date }>`
    insert into source_keys (id, source_id, kind, public_key, secret_hash, preview)
    values (${key.id}, ${key.source_id}, ${key.kind}, ${key.public_key}, ${key.secret_hash}, ${key.preview})
    returning created_at`.execute(tx);
  return rows[0]!;
}

/** `revoked_now` is false when it was before. */
export async function revokeKey(tx: Tx, id: string): Promise<(Key & { revoked_now: boolean }) | null> {
  const { rows } = await sql<Key>`
    update source_keys set revoked_at = now() where id = ${id} and revoked_at is null returning ${KEY}`.execute(
    tx,
  );
  if (rows[0]) return { ...rows[0], revoked_now: true };
  const before = await sql<Key>`select ${KEY} from source_keys where id = ${id}`.execute(tx);
  return before.rows[0] ? { ...before.rows[0], revoked_now: false } : null;
}
