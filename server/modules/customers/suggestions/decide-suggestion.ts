import { type Actor, actorText } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import { sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publish } from '../../../live/index.ts';
import { mergeCustomers } from '../merge-customers.ts';
import { profilesOfCustomer } from '../queries.ts';

/** They are the same: merged, by the word of whoever accepts. Returns the customer's id. */
export async function acceptSuggestion(tx: Tx, actor: Actor, suggestion_id: string): Promise<string> {
  const { customer_a, customer_b, sides } = await openSuggestion(tx, suggestion_id);
  if (customer_a !== customer_b) {
    const because = 'suggestion accepted';
    await mergeCustomers(tx, actor, { customer_id: customer_a, other_customer_id: customer_b, because });
  }
  await resolve(tx, actor, { suggestion_id, resolution: 'accepted', sides });
  return customer_a;
}

/** They are not, or nobody can say: it is not asked again for these profiles, whatever else spoke for it. */
export async function dismissSuggestion(tx: Tx, actor: Actor, suggestion_id: string): Promise<void> {
  const { profile_a, profile_b, sides } = await openSuggestion(tx, suggestion_id);
  await resolve(tx, actor, { suggestion_id, resolution: 'dismissed', sides });
  await audit(tx, actor, 'suggestion.dismissed', `suggestion:${suggestion_id}`, { profile_a, profile_b });
}

type Pair = { profile_a: string; profile_b: string; customer_a: string; customer_b: string };
type Open = Pair & { sides: [one: string[], other: string[]] };

async function openSuggestion(tx: Tx, id: string): Promise<Open> {
  const { rows } = await sql<Pair & { resolution: string | null }>`
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
  const { customer_a, customer_b, profile_a, profile_b } = suggestion;
  // One customer already, or an organisation and a person: then only these two are meant.
  const sides: Open['sides'] =
    customer_a === customer_b
      ? [[profile_a], [profile_b]]
      : [await profilesOfCustomer(tx, customer_a), await profilesOfCustomer(tx, customer_b)];
  return { ...suggestion, sides };
}

type Decision = {
  suggestion_id: string;
  resolution: 'accepted' | 'dismissed';
  sides: Open['sides'];
};

// After the customers are held, as everyone does who changes both; of two who decide at once the first one counts.
// The question was about two customers: what else was asked about them is answered by it, too.
async function resolve(
  tx: Tx,
  actor: Actor,
  { suggestion_id, resolution, sides: [one, other] }: Decision,
): Promise<void> {
  const { rows: resolved } = await sql<{ id: string }>`
    update link_suggestions set resolution = ${resolution}, resolved_at = now(), resolved_by = ${actorText(actor)}
    where resolution is null
      and ((profile_a = any(${one}::uuid[]) and profile_b = any(${other}::uuid[]))
        or (profile_a = any(${other}::uuid[]) and profile_b = any(${one}::uuid[])))
    returning id`.execute(tx);
  if (!resolved.some(({ id }) => id === suggestion_id)) {
    throw new Refusal('suggestion_resolved', 409, 'Somebody else has just decided about this suggestion.');
  }
  const { rows } = await sql<{ customer_id: string }>`
    select distinct customer_id from profiles where id in (${one[0]}, ${other[0]})`.execute(tx);
  for (const { customer_id } of rows) await publish(tx, 'customer', customer_id);
  await publish(tx, 'suggestion', suggestion_id);
}
