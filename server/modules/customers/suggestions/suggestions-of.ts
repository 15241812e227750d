import { type Db, sql } from '../../../db/index.ts';
import { displayName } from '../display-name.ts';
import { reasonText } from './reason-text.ts';

type Row = {
  id: string;
  reason: string;
  created_at: Date;
  customer_id: string;
  kind: string;
  name: string | null;
  email: string | null;
  phone: string | null;
};

const MOST = 20;

/** Other customers who may be the same person as the one of these profiles, each once. */
export async function suggestionsOf(db: Db, profile_ids: string[]) {
  const { rows } = await sql<Row>`
    select distinct on (customers.id) suggestion.id, reason, suggestion.created_at,
      customers.id as customer_id, kind, name, email, phone
    from (
      select id, reason, created_at, profile_b as other_id from link_suggestions
      where profile_a = any(${profile_ids}::uuid[]) and resolution is null
      union all
      select id, reason, created_at, profile_a from link_suggestions
      where profile_b = any(${profile_ids}::uuid[]) and resolution is null
    ) suggestion
    join profiles on profiles.id = other_id and not profiles.id = any(${profile_ids}::uuid[])
    join customers on customers.id = profiles.customer_id
    order by customers.id, suggestion.created_at
    limit ${MOST}`.execute(db);
  return rows.map(({ id, reason, created_at, customer_id, ...other }) => ({
    id,
    customer: { id: customer_id, display_name: displayName({ id: customer_id, ...other }) },
    reason: reasonText(reason),
    created_at,
  }));
}
