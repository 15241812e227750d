import type { RawBuilder } from 'kysely';
import { type Db, sql, type Tx } from '../../../db/index.ts';
import { keepWords } from '../people/keep-words.ts';
import type { Counts, Who } from './eraser.ts';

/** Deletes everything that this module knows of them. They are held, and ingest waits. */
export async function forgetPeople(tx: Tx, who: Who): Promise<Counts> {
  const { profile_ids, customer_ids } = who;
  const profiles = sql`${profile_ids}::uuid[]`;
  const customers = sql`${customer_ids}::uuid[]`;
  await keepWords(
    tx,
    customer_ids.map((id) => ({ id, active: false, name: null, email: null, phone: null })),
  );
  const gone = async (statement: RawBuilder<unknown>) =>
    Number((await statement.execute(tx)).numAffectedRows ?? 0);
  const identities = await gone(sql`delete from identities where profile_id = any(${profiles})`);
  const traits = await gone(sql`delete from profile_traits where profile_id = any(${profiles})`);
  const links = await gone(sql`
    delete from profile_links where profile_a = any(${profiles}) or profile_b = any(${profiles})`);
  const suggestions = await gone(sql`
    delete from link_suggestions where profile_a = any(${profiles}) or profile_b = any(${profiles})`);
  await gone(sql`delete from separations where profile_id = any(${profiles})`);
  const memberships = await gone(sql`
    delete from memberships where profile_id = any(${profiles}) or organisation_profile_id = any(${profiles})`);
  await gone(sql`delete from customer_requests where customer_id = any(${customers})`);
  const found = await gone(sql`delete from profiles where id = any(${profiles})`);
  await gone(sql`delete from customers where id = any(${customers})`);
  return { profiles: found, identities, traits, links: links + suggestions, memberships };
}

/** How much that would be. */
export async function countPeople(db: Db, { profile_ids, identities }: Who): Promise<Counts> {
  const profiles = sql`${profile_ids}::uuid[]`;
  const { rows } = await sql<{ traits: number; links: number; memberships: number }>`
    select
      (select count(*) from profile_traits where profile_id = any(${profiles})) as traits,
      (select count(*) from profile_links where profile_a = any(${profiles}) or profile_b = any(${profiles}))
        + (select count(*) from link_suggestions
          where profile_a = any(${profiles}) or profile_b = any(${profiles})) as links,
      (select count(*) from memberships
        where profile_id = any(${profiles}) or organisation_profile_id = any(${profiles})) as memberships`.execute(
    db,
  );
  return { profiles: profile_ids.length, identities: identities.length, ...rows[0]! };
}
