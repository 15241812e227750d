import { type Db, sql, type Tx } from '../../db/index.ts';
import type { HeldIdentity, IdentityRef, Link, Separation } from './people/people.ts';

// What is asked of many is looked up one by one, each by its index (`offset 0` keeps it so). In tables that are just
// being filled the planner takes a list of a hundred for half of all, and reads everything.

/** Which of these exist. */
export async function findIdentities(db: Db | Tx, refs: IdentityRef[]): Promise<HeldIdentity[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<HeldIdentity>`/* prepared */
    select found.* from json_to_recordset(${JSON.stringify(refs)}::json) as wanted(kind text, value text)
    cross join lateral (
      select kind, value, profile_id, verified from identities
      where kind = wanted.kind and value = wanted.value offset 0
    ) found`.execute(db);
  return rows;
}

export async function identitiesOfProfiles(db: Db | Tx, profile_ids: string[]): Promise<HeldIdentity[]> {
  const { rows } = await sql<HeldIdentity>`
    select theirs.* from unnest(${[...new Set(profile_ids)]}::uuid[]) as profile(id)
    cross join lateral (
      select kind, value, profile_id, verified from identities where profile_id = profile.id offset 0
    ) theirs`.execute(db);
  return rows;
}

/** Between whole customers: a link that is active has both ends in one. */
export async function activeLinks(db: Db | Tx, profile_ids: string[]): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select theirs.* from unnest(${profile_ids}::uuid[]) as profile(id)
    cross join lateral (
      select id, profile_a, profile_b, strength, evidence, introduced, actor from profile_links
      where profile_a = profile.id and undone_at is null offset 0
    ) theirs`.execute(db);
  return rows;
}

export async function separationsOf(db: Db | Tx, profile_ids: string[]): Promise<Separation[]> {
  const { rows } = await sql<Separation>`
    select theirs.* from unnest(${profile_ids}::uuid[]) as profile(id)
    cross join lateral (
      select id, profile_id, side from separations where profile_id = profile.id offset 0
    ) theirs`.execute(db);
  return rows;
}

/** The profile's customer as it is now; undefined when there is no such profile. */
export async function customerIdOfProfile(db: Db | Tx, profile_id: string): Promise<string | undefined> {
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from profiles where id = ${profile_id}`.execute(db);
  return rows[0]?.customer_id;
}

/** The customer that this one is now: itself, or the one it was merged into. */
export async function currentCustomerId(db: Db | Tx, customer_id: string): Promise<string | undefined> {
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from profiles where home_customer_id = ${customer_id}`.execute(db);
  return rows[0]?.customer_id;
}

/** Profiles of the customer, also under the id of one that was merged into it; the oldest first. */
export async function profilesOfCustomer(db: Db | Tx, customer_id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from profiles
    where customer_id = (select customer_id from profiles where home_customer_id = ${customer_id})
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

export type CustomerIdentity = HeldIdentity & { created_at: Date };

/** What the customer can be reached and recognised by: the proven first, then in the order they came. */
export async function identitiesOfCustomer(db: Db | Tx, customer_id: string): Promise<CustomerIdentity[]> {
  const { rows } = await sql<CustomerIdentity>`
    select kind, value, profile_id, verified, created_at from identities
    where profile_id in (
      select id from profiles
      where customer_id = (select customer_id from profiles where home_customer_id = ${customer_id}))
    order by verified desc, created_at, kind, value`.execute(db);
  return rows;
}

/** The profile that a customer was born with. */
export async function homeProfile(db: Db | Tx, customer_id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from profiles where home_customer_id = ${customer_id}`.execute(db);
  return rows[0]?.id;
}

export async function customerKind(db: Db | Tx, customer_id: string): Promise<string | undefined> {
  const { rows } = await sql<{ kind: string }>`select kind from customers where id = ${customer_id}`.execute(
    db,
  );
  return rows[0]?.kind;
}

/** Who parts them need not be asked again whether they belong together. */
export async function dismissSuggestions(
  tx: Tx,
  one: string[],
  other: string[],
  actor: string,
): Promise<void> {
  await sql`
    update link_suggestions set resolution = 'dismissed', resolved_at = now(), resolved_by = ${actor}
    where resolution is null
      and ((profile_a = any(${one}::uuid[]) and profile_b = any(${other}::uuid[]))
        or (profile_a = any(${other}::uuid[]) and profile_b = any(${one}::uuid[])))`.execute(tx);
}

/** The customer that this request has added before. */
export async function customerOfRequest(tx: Tx, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from customer_requests where idempotency_key = ${key}`.execute(tx);
  return rows[0]?.customer_id;
}

/** Of two of the same request at once the second waits here for the first, and is then to be tried again. */
export async function noteRequest(tx: Tx, key: string, customer_id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into customer_requests (idempotency_key, customer_id) values (${key}, ${customer_id})
    on conflict do nothing`.execute(tx);
  if (Number(numAffectedRows) === 0)
    throw Object.assign(new Error('The same request at once.'), { code: '40001' });
}
