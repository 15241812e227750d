import { type Db, sql, type Tx } from '../../../db/index.ts';

/** Who says it and since when. `set_by` is the actor's text. */
export type Said = { value: unknown; occurred_at: Date; source_id: string | null; set_by: string };

/** What holds of a trait. `machine`: what counts again once the person's word is released; null when nothing would. */
export type Trait = Said & { name: string; by_person: boolean; machine: Said | null };

type Row = Said & { name: string; by_person: boolean };

/**
 * What is known of these profiles together, by name: a person's word, else what machines say. `removed_traits` are those
 * that a person took away although a machine goes on saying something.
 */
export async function traitsOf(
  db: Db | Tx,
  profile_ids: string[],
): Promise<{ traits: Trait[]; removed_traits: Trait[] }> {
  const { rows } = await sql<Row>`
    select distinct on (name, by_person) name, by_person, value, occurred_at, source_id, set_by
    from profile_traits
    where profile_id = any(${profile_ids}::uuid[])
    order by name, by_person desc, trust desc, occurred_at desc, said_in desc`.execute(db);
  const traits: Trait[] = [];
  const removed_traits: Trait[] = [];
  for (const [name, [first, second]] of Map.groupBy(rows, (row) => row.name)) {
    const said = first!.by_person ? second : undefined;
    const machine = said && said.value !== null ? saidOf(said) : null;
    const trait = { name, by_person: first!.by_person, ...saidOf(first!), machine };
    if (trait.value !== null) traits.push(trait);
    else if (machine) removed_traits.push(trait);
  }
  return { traits, removed_traits };
}

const saidOf = ({ value, occurred_at, source_id, set_by }: Row): Said => ({
  value,
  occurred_at,
  source_id,
  set_by,
});
