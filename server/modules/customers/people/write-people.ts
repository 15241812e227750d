import { sql, type Tx } from '../../../db/index.ts';
import { storableJson } from '../../../log/index.ts';
import { connected } from './components.ts';
import type { Changes, HeldProfile, People } from './people.ts';

export type Move = { id: string; from: string; to: string };

/**
 * Writes what was changed. False when somebody else gave an identity of ours to a profile of theirs meanwhile: then
 * nothing of it holds, and all has to be done again on what there is now.
 */
export async function writePeople(tx: Tx, people: People): Promise<boolean> {
  const { changes } = people;
  if (!(await insertIdentities(tx, changes))) return false;
  await insertProfiles(tx, changes.born);
  await markVerified(tx, changes);
  await writeLinks(tx, changes);
  await writeDecisions(tx, changes);
  await writeTraits(tx, changes);
  return true;
}

const rowset = (rows: object[]) => sql`json_to_recordset(${storableJson(rows)}::json)`;

async function insertIdentities(tx: Tx, { identities }: Changes): Promise<boolean> {
  if (identities.length === 0) return true;
  // In one order everywhere, see holdPeople.
  const { numAffectedRows } = await sql`
    insert into identities (kind, value, profile_id, verified, evidence, source_id, verified_at)
    select kind, value, profile_id, verified, evidence, source_id, case when verified then now() end
    from ${rowset(identities)}
      as row(kind text, value text, profile_id uuid, verified boolean, evidence text, source_id uuid)
    order by kind, value
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows) === identities.length;
}

async function insertProfiles(tx: Tx, born: HeldProfile[]): Promise<void> {
  if (born.length === 0) return;
  const rows = born.map((profile) => ({
    ...profile,
    identities: undefined,
    kind: profile.identities.some(({ kind }) => kind === 'group_id') ? 'organisation' : 'person',
  }));
  await sql`
    with row as (
      select * from ${rowset(rows)} as row(id uuid, anonymous boolean, home_customer_id uuid, kind text)
    ), customer as (
      insert into customers (id, kind, known) select home_customer_id, kind, not anonymous from row
    )
    insert into profiles (id, anonymous, home_customer_id, customer_id)
    select id, anonymous, home_customer_id, home_customer_id from row`.execute(tx);
}

async function markVerified(tx: Tx, { verified }: Changes): Promise<void> {
  if (verified.length === 0) return;
  await sql`
    update identities set verified = true, evidence = row.evidence, verified_at = now()
    from ${rowset(verified)} as row(kind text, value text, evidence text)
    where identities.kind = row.kind and identities.value = row.value and not identities.verified`.execute(
    tx,
  );
}

async function writeLinks(tx: Tx, { linked, ended }: Changes): Promise<void> {
  if (linked.length > 0) {
    await sql`
      insert into profile_links (id, profile_a, profile_b, strength, evidence, introduced, actor)
      select id, profile_a, profile_b, strength, evidence, introduced, actor
      from ${rowset(linked)} as row(id uuid, profile_a uuid, profile_b uuid, strength text, evidence text,
        introduced boolean, actor text)`.execute(tx);
  }
  if (ended.length > 0) {
    await sql`
      update profile_links set undone_at = now(), undone_by = row.undone_by
      from ${rowset(ended)} as row(id uuid, undone_by text)
      where profile_links.id = row.id and undone_at is null`.execute(tx);
  }
}

async function writeDecisions(tx: Tx, { suggested, separated }: Changes): Promise<void> {
  if (suggested.length > 0) {
    await sql`
      insert into link_suggestions (id, profile_a, profile_b, reason, evidence)
      select id, profile_a, profile_b, reason, evidence
      from ${rowset(suggested)} as row(id uuid, profile_a uuid, profile_b uuid, reason text, evidence text)
      order by profile_a, profile_b
      on conflict (profile_a, profile_b) do nothing`.execute(tx);
  }
  if (separated.length > 0) {
    await sql`
      insert into separations (id, profile_id, side, actor)
      select id, profile_id, side, actor
      from ${rowset(separated)} as row(id uuid, profile_id uuid, side text, actor text)`.execute(tx);
  }
}

// Of what is believed equally the latest counts, by the time it was said and not by when it came in.
async function writeTraits(tx: Tx, { traits }: Changes): Promise<void> {
  const latest = new Map<string, (typeof traits)[number]>();
  for (const trait of traits) {
    const key = `${trait.profile_id} ${trait.name}`;
    const other = latest.get(key);
    if (!other || outweighs(trait, other)) latest.set(key, trait);
  }
  if (latest.size === 0) return;
  await sql`
    insert into profile_traits (profile_id, name, value, trust, occurred_at, said_in, source_id, set_by)
    select profile_id, name, coalesce(value, 'null'), trust, occurred_at, said_in, source_id, set_by
    from ${rowset([...latest.values()])} as row(profile_id uuid, name text, value jsonb, trust smallint,
      occurred_at timestamptz, said_in uuid, source_id uuid, set_by text)
    order by profile_id, name
    on conflict (profile_id, name) do update set value = excluded.value, trust = excluded.trust,
      occurred_at = excluded.occurred_at, said_in = excluded.said_in, source_id = excluded.source_id,
      set_by = excluded.set_by
    where (excluded.trust, excluded.occurred_at, excluded.said_in)
      > (profile_traits.trust, profile_traits.occurred_at, profile_traits.said_in)`.execute(tx);
}

type Weighed = Changes['traits'][number];

const outweighs = (one: Weighed, other: Weighed): boolean =>
  one.trust !== other.trust
    ? one.trust > other.trust
    : one.occurred_at.getTime() !== other.occurred_at.getTime()
      ? one.occurred_at > other.occurred_at
      : one.said_in > other.said_in;

/** Where each touched profile belongs: to the home of the oldest of those it is connected with. */
export function movesOf(people: People): { moves: Move[]; customer_ids: string[] } {
  const moves: Move[] = [];
  const customer_ids = new Set<string>();
  const done = new Set<string>();
  for (const touched of people.changes.touched) {
    if (done.has(touched)) continue;
    const component = [...connected(people, touched)].sort();
    const to = people.profiles.get(component[0]!)!.home_customer_id;
    for (const id of component) {
      done.add(id);
      const from = people.profiles.get(id)!.customer_id;
      if (from !== to) moves.push({ id, from, to });
      customer_ids.add(from).add(to);
    }
  }
  return { moves, customer_ids: [...customer_ids].sort() };
}

export async function movePointers(tx: Tx, moves: Move[]): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update profiles set customer_id = row."to"
    from ${rowset(moves)} as row(id uuid, "to" uuid)
    where profiles.id = row.id`.execute(tx);
}
