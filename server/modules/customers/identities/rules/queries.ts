import { type Db, sql, type Tx } from '../../../../db/index.ts';
import type { StoredRules } from './rules.ts';

export type WholeRules = Omit<StoredRules, 'values'> & {
  changed_at: Date | null;
  changed_by: string | null;
  values: (StoredRules['values'][number] & { added_at: Date; added_by: string })[];
};

/** What the company has said; version 0 when it has said nothing. In one statement, so that it is of one moment. */
export async function readRules(db: Db | Tx): Promise<WholeRules> {
  const { rows } = await sql<WholeRules>`
    select coalesce(version, 0) as version, default_country, changed_at, changed_by,
      (select coalesce(json_agg(json_build_object('kind', kind, 'most', most) order by kind), '[]')
        from identity_limits) as limits,
      (select coalesce(json_agg(json_build_object('kind', kind, 'value', value, 'blocked', blocked,
          'added_at', added_at, 'added_by', added_by) order by kind, added_at, value), '[]')
        from blocked_values) as values
    from (select) nothing left join identity_rules on true`.execute(db);
  return rows[0]!;
}

/** Nobody else changes the rules until the transaction ends. */
export async function lockRules(tx: Tx): Promise<void> {
  await sql`lock table identity_rules in share row exclusive mode`.execute(tx);
}

export async function writeRules(tx: Tx, wanted: StoredRules, actor: string): Promise<void> {
  const values = JSON.stringify(wanted.values);
  await sql`
    insert into identity_rules (version, default_country, changed_by)
    values (${wanted.version}, ${wanted.default_country}, ${actor})
    on conflict (one) do update set version = excluded.version, default_country = excluded.default_country,
      changed_at = now(), changed_by = excluded.changed_by`.execute(tx);
  await sql`delete from identity_limits`.execute(tx);
  await sql`
    insert into identity_limits (kind, most)
    select kind, most from json_to_recordset(${JSON.stringify(wanted.limits)}::json) as row(kind text, most integer)`.execute(
    tx,
  );
  // Those that stay keep who added them, and when.
  await sql`
    delete from blocked_values where not exists (
      select from json_to_recordset(${values}::json) as row(kind text, value text, blocked boolean)
      where row.kind = blocked_values.kind and row.value = blocked_values.value
        and row.blocked = blocked_values.blocked)`.execute(tx);
  await sql`
    insert into blocked_values (kind, value, blocked, added_by)
    select kind, value, blocked, ${actor} from json_to_recordset(${values}::json)
      as row(kind text, value text, blocked boolean)
    on conflict do nothing`.execute(tx);
}

/** All kinds of which there is an identity: one look into the index for each. */
export async function kindsMet(db: Db): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive met (kind) as (
      (select kind from identities order by kind limit 1)
      union all
      select (select identities.kind from identities where identities.kind > met.kind order by identities.kind limit 1)
      from met where met.kind is not null
    )
    select kind from met where kind is not null`.execute(db);
  return rows.map(({ kind }) => kind);
}
