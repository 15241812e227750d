import { sql, type Tx } from '../../../db/index.ts';
import { activeLinks, findIdentities, identitiesOfProfiles, separationsOf } from '../queries.ts';
import {
  emptyPeople,
  type HeldIdentity,
  type HeldProfile,
  holdLink,
  type IdentityRef,
  identityKey,
  type Link,
  type People,
} from './people.ts';

export type Subject = { profile_ids?: Iterable<string>; identities?: IdentityRef[] };

type ProfileRow = Omit<HeldProfile, 'identities'>;

/**
 * The customers of these profiles and identities, whole, and held until the transaction ends: whoever wants to change
 * who belongs to them waits. Null when somebody changed that while we were taking hold; then let go and try again.
 *
 * Always the profiles' rows, always in the order of their ids, so that no two ever wait for each other.
 */
export async function holdPeople(tx: Tx, subject: Subject): Promise<People | null> {
  const found = await findIdentities(tx, subject.identities ?? []);
  const ids = [...new Set([...(subject.profile_ids ?? []), ...found.map(({ profile_id }) => profile_id)])];
  const people = emptyPeople();
  if (ids.length > 0 && !(await holdProfiles(tx, people, ids))) return null;
  for (const identity of found) people.identities.set(identityKey(identity), identity);
  const all = [...people.profiles.keys()];
  if (all.length === 0) return people;
  for (const identity of await identitiesOfProfiles(tx, all)) hold(people, identity);
  for (const link of await activeLinks(tx, all)) holdLink(people, link as Link);
  for (const separation of await separationsOf(tx, all)) {
    const of = people.separations.get(separation.profile_id) ?? [];
    people.separations.set(separation.profile_id, [...of, separation]);
  }
  return people;
}

function hold(people: People, identity: HeldIdentity): void {
  people.identities.set(identityKey(identity), identity);
  people.profiles.get(identity.profile_id)!.identities.push(identity);
}

async function holdProfiles(tx: Tx, people: People, ids: string[]): Promise<boolean> {
  // Each by its index, as in queries.ts.
  const members = sql`(
      select distinct own.customer_id from unnest(${ids}::uuid[]) as wanted(id)
      cross join lateral (select customer_id from profiles where id = wanted.id offset 0) own
    ) customer
    cross join lateral (select * from profiles where customer_id = customer.customer_id offset 0) member`;
  const held = await sql<{ id: string }>`
    select id from profiles where id = any(array(select member.id from ${members}))
    order by id for no key update`.execute(tx);
  // A statement of its own, which sees what was committed while the first one waited.
  const { rows } = await sql<ProfileRow>`
    select member.id, home.kind, member.anonymous, member.home_customer_id, member.customer_id
    from ${members}
    cross join lateral (select kind from customers where id = member.home_customer_id offset 0) home`.execute(
    tx,
  );
  const ours = new Set(held.rows.map(({ id }) => id));
  for (const row of rows) people.profiles.set(row.id, { ...row, identities: [] });
  return rows.every(({ id }) => ours.has(id));
}
