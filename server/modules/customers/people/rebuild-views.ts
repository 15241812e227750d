import { sql, type Tx } from '../../../db/index.ts';
import { storableJson } from '../../../log/index.ts';
import { type Called, calledOf, keepWords } from './keep-words.ts';

type View = Called & { known: boolean; traits: Record<string, unknown> };

/**
 * Rebuilds the rows of these customers from their profiles: a function of the facts alone, so that a customer who is
 * parted again looks as before. Returns the ids of those whose row changed.
 *
 * Their name is what is believed most and was said last; the address that is proven, of several the one that their
 * traits name, else the first.
 */
export async function rebuildViews(tx: Tx, customer_ids: string[]): Promise<string[]> {
  const changed = customer_ids.length === 0 ? [] : await changedViews(tx, customer_ids);
  if (changed.length === 0) return [];
  const rows = changed.map((view) => ({ ...view, called: calledOf(view) }));
  await sql`
    update customers set active = view.active, known = view.known, name = view.name, email = view.email,
      phone = view.phone, traits = view.traits, called = view.called, updated_at = now()
    from json_to_recordset(${storableJson(rows)}::json) as view(id uuid, active boolean, known boolean, name text,
      email text, phone text, traits jsonb, called text)
    where customers.id = view.id`.execute(tx);
  await keepWords(tx, changed);
  return changed.map(({ id }) => id);
}

// The customers' profiles are held (see holdPeople): nobody changes them between this and the update.
async function changedViews(tx: Tx, customer_ids: string[]): Promise<View[]> {
  const { rows } = await sql<View>`
    with touched as (
      -- In "from": there the planner knows how many they are, and does not compare all with all.
      select id from unnest(${customer_ids}::uuid[]) as id
    ), member as (
      select profiles.id, profiles.customer_id, profiles.anonymous
      from touched join profiles on profiles.customer_id = touched.id
    ), trait as (
      select distinct on (customer_id, name) customer_id, name, value
      from member join profile_traits on profile_traits.profile_id = member.id
      order by customer_id, name, trust desc, occurred_at desc, said_in desc
    ), bag as (
      select customer_id, jsonb_object_agg(name, value) as traits
      from trait where value <> 'null' group by customer_id
    ), address as (
      select distinct on (member.customer_id, kind) member.customer_id, kind, value
      from member join identities on identities.profile_id = member.id
      left join bag on bag.customer_id = member.customer_id
      where kind in ('email', 'phone')
      order by member.customer_id, kind, verified desc, value = lower(traits ->> kind) desc nulls last, created_at, value
    ), contact as (
      select customer_id, min(value) filter (where kind = 'email') as email,
        min(value) filter (where kind = 'phone') as phone
      from address group by customer_id
    ), crowd as (
      select customer_id, bool_or(not anonymous) as known from member group by customer_id
    ), view as (
      select touched.id, crowd.known is not null as active, coalesce(crowd.known, false) as known,
        left(coalesce(
          nullif(btrim(traits ->> 'name'), ''),
          nullif(btrim(concat_ws(' ',
            btrim(coalesce(traits ->> 'first_name', traits ->> 'firstName', traits ->> 'firstname')),
            btrim(coalesce(traits ->> 'last_name', traits ->> 'lastName', traits ->> 'lastname')))), '')
        ), 200) as name,
        contact.email, contact.phone, coalesce(traits, '{}') as traits
      from touched
      left join crowd on crowd.customer_id = touched.id
      left join bag on bag.customer_id = touched.id
      left join contact on contact.customer_id = touched.id
    )
    select view.id, view.active, view.known, view.name, view.email, view.phone, view.traits
    from view join customers on customers.id = view.id
    where (customers.active, customers.known, customers.name, customers.email, customers.phone, customers.traits)
      is distinct from (view.active, view.known, view.name, view.email, view.phone, view.traits)`.execute(tx);
  return rows;
}
