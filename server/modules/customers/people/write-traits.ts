import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../../db/index.ts';
import type { Changes, Trait } from './people.ts';
import { rowset } from './rowset.ts';

/**
 * Keeps what was said. Of what is believed equally the latest counts, by the time it was said and not by when it came
 * in. A person's word stands beside what machines say and hides it, so that these go on being kept.
 *
 * Returns the profiles whose customer does not show yet what was said: nearly all that comes in says again what is known.
 * What is shown already and is said once more stays shown, whoever of the customer's profiles said it.
 */
export async function writeTraits(tx: Tx, { traits, released, born }: Changes): Promise<string[]> {
  await release(tx, released);
  const new_here = new Set(born.map(({ id }) => id));
  const all = latestTraits(traits);
  await insertTraits(
    tx,
    all.filter(({ profile_id }) => new_here.has(profile_id)),
    sql``,
  );
  return insertTraits(
    tx,
    all.filter(({ profile_id }) => !new_here.has(profile_id)),
    sql`
    on conflict (profile_id, name, by_person) do update set value = excluded.value, trust = excluded.trust,
      occurred_at = excluded.occurred_at, said_in = excluded.said_in, source_id = excluded.source_id,
      set_by = excluded.set_by
    where (excluded.trust, excluded.occurred_at, excluded.said_in)
      > (profile_traits.trust, profile_traits.occurred_at, profile_traits.said_in)`,
  );
}

/** Of what was said of one trait in one change what counts: of machines, and of persons. */
export function latestTraits(traits: Trait[]): Trait[] {
  const latest = new Map<string, Trait>();
  for (const trait of traits) {
    const key = `${trait.profile_id} ${trait.trust === 2} ${trait.name}`;
    const other = latest.get(key);
    if (!other || outweighs(trait, other)) latest.set(key, trait);
  }
  return [...latest.values()];
}

/** `otherwise` is what happens where one is there already: of somebody who has just been made there is none. */
async function insertTraits(tx: Tx, traits: Trait[], otherwise: RawBuilder<unknown>): Promise<string[]> {
  if (traits.length === 0) return [];
  const { rows } = await sql<{ profile_id: string }>`
    with row as materialized (
      select * from ${rowset(together(traits))} as row(profile_id uuid, said jsonb, trust smallint,
        occurred_at timestamptz, said_in uuid, source_id uuid, set_by text)
    ), kept as (
      insert into profile_traits (profile_id, name, by_person, value, trust, occurred_at, said_in, source_id, set_by)
      select profile_id, trait.name, trust = 2, trait.value, trust, occurred_at, said_in, source_id, set_by
      from row cross join lateral jsonb_each(said) as trait(name, value)
      order by profile_id, trait.name, trust${otherwise}
    )
    select row.profile_id from row
    cross join lateral (select customer_id from profiles where id = row.profile_id offset 0) own
    cross join lateral (select traits from customers where id = own.customer_id offset 0) shown
    where exists (
      select from jsonb_each(row.said) as trait(name, value)
      where coalesce(shown.traits -> trait.name, 'null') <> trait.value)`.execute(tx);
  return rows.map(({ profile_id }) => profile_id);
}

// What was said at once as one row: the text is a fifth as long as with one for each trait.
function together(traits: Trait[]): object[] {
  const rows = new Map<string, Omit<Trait, 'name' | 'value'> & { said: Map<string, unknown> }>();
  for (const { name, value, ...how } of traits) {
    const key = `${how.profile_id} ${how.said_in} ${how.trust}`;
    const row = rows.get(key) ?? { ...how, said: new Map() };
    rows.set(key, row);
    row.said.set(name, value);
  }
  return [...rows.values()].map(({ said, ...how }) => ({ ...how, said: Object.fromEntries(said) }));
}

async function release(tx: Tx, released: Changes['released']): Promise<void> {
  if (released.length === 0) return;
  await sql`
    delete from profile_traits using ${rowset(released)} as row(profile_id uuid, name text)
    where profile_traits.profile_id = row.profile_id and profile_traits.name = row.name and by_person`.execute(
    tx,
  );
}

export const outweighs = (one: Trait, other: Trait): boolean =>
  one.trust !== other.trust
    ? one.trust > other.trust
    : one.occurred_at.getTime() !== other.occurred_at.getTime()
      ? one.occurred_at > other.occurred_at
      : one.said_in > other.said_in;
