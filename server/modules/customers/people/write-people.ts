import { sql, type Tx } from '../../../db/index.ts';
import { publishAll } from '../../../live/index.ts';
import { connected } from './components.ts';
import { TOO_MANY_BROWSERS } from './join-people.ts';
import type { Changes, HeldProfile, People } from './people.ts';
import { rowset } from './rowset.ts';
import { writeMemberships } from './write-memberships.ts';
import { writeTraits } from './write-traits.ts';

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
  for (const id of await writeTraits(tx, changes)) changes.touched.add(id);
  const joined = await writeMemberships(tx, changes.memberships);
  const customer_ids = joined.map((id) => people.profiles.get(id)!.customer_id);
  await publishAll(tx, 'customer', [...new Set(customer_ids)]);
  return true;
}

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

/** Their customers' rows come with their looks, see rebuildViews. */
async function insertProfiles(tx: Tx, born: HeldProfile[]): Promise<void> {
  if (born.length === 0) return;
  const rows = born.map(({ id, anonymous, home_customer_id }) => ({ id, anonymous, home_customer_id }));
  await sql`
    insert into profiles (id, anonymous, home_customer_id, customer_id)
    select id, anonymous, home_customer_id, home_customer_id
    from ${rowset(rows)} as row(id uuid, anonymous boolean, home_customer_id uuid)`.execute(tx);
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
      where reason <> ${TOO_MANY_BROWSERS} or not exists (
        select from link_suggestions before
        where before.reason = row.reason and (before.profile_a in (row.profile_a, row.profile_b)
          or before.profile_b in (row.profile_a, row.profile_b)))
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
