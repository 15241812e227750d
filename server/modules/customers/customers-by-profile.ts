import { type Db, sql, type Tx } from '../../db/index.ts';
import { displayName } from './display-name.ts';
import { customerIdOfProfile } from './queries.ts';

export type CustomerName = { id: string; display_name: string; email: string | null; phone: string | null };

/** Whose profiles these are, as they are called now. */
export async function customersByProfile(
  db: Db | Tx,
  profile_ids: string[],
): Promise<Map<string, CustomerName>> {
  if (profile_ids.length === 0) return new Map();
  const { rows } = await sql<{
    profile_id: string;
    id: string;
    kind: string;
    name: string | null;
    email: string | null;
    phone: string | null;
  }>`
    select profiles.id as profile_id, customers.id, kind, name, email, phone
    from profiles join customers on customers.id = profiles.customer_id
    where profiles.id = any(${profile_ids}::uuid[])`.execute(db);
  return new Map(
    rows.map((row) => [
      row.profile_id,
      { id: row.id, display_name: displayName(row), email: row.email, phone: row.phone },
    ]),
  );
}

/** The id of the customer whose profile this is now. */
export async function customerOfProfile(db: Db | Tx, profile_id: string): Promise<string> {
  const customer_id = await customerIdOfProfile(db, profile_id);
  if (!customer_id) throw new Error(`There is no profile ${profile_id}.`);
  return customer_id;
}
