import { type Actor, actorText } from '../../auth/actor.ts';
import { audit } from '../../auth/index.ts';
import { type Db, sql, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { publish } from '../../live/index.ts';
import { displayName } from './display-name.ts';
import { mergeCustomers } from './merge-customers.ts';

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
export async function suggestionsFor(db: Db, profile_ids: string[]) {
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

function reasonText(reason: string): string {
  if (reason === 'claim') return 'Somebody said they are this customer, and nothing proves it.';
  if (reason === 'separated')
    return 'There is new evidence that they are the same, but a team member split them.';
  const kind = reason.replace(/^too_many_/, '').replaceAll('_', ' ');
  return `There is evidence that they are the same, but together they would have too many of: ${kind}.`;
}

/** They are the same: merged, by the word of whoever accepts. Returns the customer's id. */
export async function acceptSuggestion(tx: Tx, actor: Actor, suggestion_id: string): Promise<string> {
  const { profile_a, profile_b, customer_a, customer_b } = await openSuggestion(tx, suggestion_id);
  if (customer_a !== customer_b) {
    const because = 'suggestion accepted';
    await mergeCustomers(tx, actor, { customer_id: customer_a, other_customer_id: customer_b, because });
  }
  await resolve(tx, actor, suggestion_id, 'accepted', [profile_a, profile_b]);
  return customer_a;
}

/** They are not, or nobody can say: it is not asked again for these two profiles. */
export async function dismissSuggestion(tx: Tx, actor: Actor, suggestion_id: string): Promise<void> {
  const { profile_a, profile_b } = await openSuggestion(tx, suggestion_id);
  await resolve(tx, actor, suggestion_id, 'dismissed', [profile_a, profile_b]);
  await audit(tx, actor, 'suggestion.dismissed', `suggestion:${suggestion_id}`, { profile_a, profile_b });
}

type Open = { profile_a: string; profile_b: string; customer_a: string; customer_b: string };

async function openSuggestion(tx: Tx, id: string): Promise<Open> {
  const { rows } = await sql<Open & { resolution: string | null }>`
    select profile_a, profile_b, one.customer_id as customer_a, other.customer_id as customer_b, resolution
    from link_suggestions
    join profiles one on one.id = profile_a
    join profiles other on other.id = profile_b
    where link_suggestions.id = ${id}`.execute(tx);
  const suggestion = rows[0];
  if (!suggestion) throw new Refusal('suggestion_not_found', 404, 'No suggestion with this id.');
  if (suggestion.resolution !== null) {
    throw new Refusal('suggestion_resolved', 409, `This suggestion was ${suggestion.resolution} already.`);
  }
  return suggestion;
}

// After the customers are held, as everyone does who changes both; of two who decide at once the first one counts.
async function resolve(
  tx: Tx,
  actor: Actor,
  id: string,
  resolution: 'accepted' | 'dismissed',
  profile_ids: string[],
): Promise<void> {
  const { numAffectedRows } = await sql`
    update link_suggestions set resolution = ${resolution}, resolved_at = now(), resolved_by = ${actorText(actor)}
    where id = ${id} and resolution is null`.execute(tx);
  if (Number(numAffectedRows) === 0) {
    throw new Refusal('suggestion_resolved', 409, 'Somebody else has just decided about this suggestion.');
  }
  const { rows } = await sql<{ customer_id: string }>`
    select distinct customer_id from profiles where id = any(${profile_ids}::uuid[])`.execute(tx);
  for (const { customer_id } of rows) await publish(tx, 'customer', customer_id);
}
