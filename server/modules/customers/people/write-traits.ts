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
  const rows: Row[] = [];
  const rows_of_newborn: Row[] = [];
  for (const [profile_id, said] of whatCounts(traits))
    (new_here.has(profile_id) ? rows_of_newborn : rows).push(...together(said));
  // Of somebody who has just been made there is none, and nobody else writes theirs: no order has to be kept.
  await insertTraits(tx, rows_of_newborn);
  return keepTraits(tx, rows);
}

/** By name, what machines say of a profile and what persons do. */
export type Said = { machines: Map<string, Trait>; persons: Map<string, Trait> };

/** Of what was said in one change what counts, by profile. */
export function whatCounts(traits: Trait[]): Map<string, Said> {
  const all = new Map<string, Said>();
  for (const trait of traits) {
    let said = all.get(trait.profile_id);
    if (!said) {
      said = { machines: new Map(), persons: new Map() };
      all.set(trait.profile_id, said);
    }
    const by_name = trait.trust === 2 ? said.persons : said.machines;
    const other = by_name.get(trait.name);
    if (!other || outweighs(trait, other)) by_name.set(trait.name, trait);
  }
  return all;
}

const COLUMNS = sql.raw('profile_id, name, by_person, value, trust, occurred_at, said_in, source_id, set_by');

function told(rows: Row[]) {
  const texts = rows.map(({ said, ...row }) => ({ ...row, said: Object.fromEntries(said) }));
  return sql`${rowset(texts)} as row(profile_id uuid, said jsonb, trust smallint, occurred_at timestamptz,
    said_in uuid, source_id uuid, set_by text)`;
}

const TRAITS_OF_ROW = sql`
  select profile_id, trait.name, trust = 2, trait.value, trust, occurred_at, said_in, source_id, set_by
  from row cross join lateral jsonb_each(said) as trait(name, value)`;

async function insertTraits(tx: Tx, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with row as (select * from ${told(rows)})
    insert into profile_traits (${COLUMNS}) ${TRAITS_OF_ROW}`.execute(tx);
}

async function keepTraits(tx: Tx, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: unseen } = await sql<{ profile_id: string }>`
    with row as materialized (select * from ${told(rows)}), kept as (
      insert into profile_traits (${COLUMNS}) ${TRAITS_OF_ROW}
      order by profile_id, trait.name, trust
      on conflict (profile_id, name, by_person) do update set value = excluded.value, trust = excluded.trust,
        occurred_at = excluded.occurred_at, said_in = excluded.said_in, source_id = excluded.source_id,
        set_by = excluded.set_by
      where (excluded.trust, excluded.occurred_at, excluded.said_in)
        > (profile_traits.trust, profile_traits.occurred_at, profile_traits.said_in)
    )
    select row.profile_id from row
    cross join lateral (select customer_id from profiles where id = row.profile_id offset 0) own
    cross join lateral (select traits from customers where id = own.customer_id offset 0) shown
    where exists (
      select from jsonb_each(row.said) as trait(name, value)
      where coalesce(shown.traits -> trait.name, 'null') <> trait.value)`.execute(tx);
  return unseen.map(({ profile_id }) => profile_id);
}

type Row = Omit<Trait, 'name' | 'value'> & { said: [name: string, value: unknown][] };

// What was said at once as one row: the text is a fifth as long as with one for each trait.
function together({ machines, persons }: Said): Row[] {
  const rows: Row[] = [];
  for (const { name, value, ...how } of [...machines.values(), ...persons.values()]) {
    let row = rows.find(({ said_in, trust }) => said_in === how.said_in && trust === how.trust);
    if (!row) {
      row = { ...how, said: [] };
      rows.push(row);
    }
    row.said.push([name, value]);
  }
  return rows;
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
