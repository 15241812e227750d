import { sql, type Tx } from '../../../db/index.ts';
import type { Changes, Trait } from './people.ts';
import { rowset } from './rowset.ts';

/**
 * Keeps what was said. Of what is believed equally the latest counts, by the time it was said and not by when it came
 * in. A person's word stands beside what machines say and hides it, so that these go on being kept.
 */
export async function writeTraits(tx: Tx, { traits, released }: Changes): Promise<void> {
  await release(tx, released);
  const latest = new Map<string, Trait>();
  for (const trait of traits) {
    const key = `${trait.profile_id} ${trait.trust === 2} ${trait.name}`;
    const other = latest.get(key);
    if (!other || outweighs(trait, other)) latest.set(key, trait);
  }
  if (latest.size === 0) return;
  await sql`
    insert into profile_traits (profile_id, name, by_person, value, trust, occurred_at, said_in, source_id, set_by)
    select profile_id, name, trust = 2, coalesce(value, 'null'), trust, occurred_at, said_in, source_id, set_by
    from ${rowset([...latest.values()])} as row(profile_id uuid, name text, value jsonb, trust smallint,
      occurred_at timestamptz, said_in uuid, source_id uuid, set_by text)
    order by profile_id, name, trust
    on conflict (profile_id, name, by_person) do update set value = excluded.value, trust = excluded.trust,
      occurred_at = excluded.occurred_at, said_in = excluded.said_in, source_id = excluded.source_id,
      set_by = excluded.set_by
    where (excluded.trust, excluded.occurred_at, excluded.said_in)
      > (profile_traits.trust, profile_traits.occurred_at, profile_traits.said_in)`.execute(tx);
}

async function release(tx: Tx, released: Changes['released']): Promise<void> {
  if (released.length === 0) return;
  await sql`
    delete from profile_traits using ${rowset(released)} as row(profile_id uuid, name text)
    where profile_traits.profile_id = row.profile_id and profile_traits.name = row.name and by_person`.execute(
    tx,
  );
}

const outweighs = (one: Trait, other: Trait): boolean =>
  one.trust !== other.trust
    ? one.trust > other.trust
    : one.occurred_at.getTime() !== other.occurred_at.getTime()
      ? one.occurred_at > other.occurred_at
      : one.said_in > other.said_in;
