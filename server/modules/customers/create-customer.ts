import { actorText, type TeamMember } from '../../auth/actor.ts';
import { audit } from '../../auth/index.ts';
import { newId, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { normaliseIdentity } from './identities/normalise-identity.ts';
import { changePeople } from './people/change-people.ts';
import { addIdentity, bearProfile, type IdentityRef, identityOf } from './people/people.ts';
import { customerOfRequest, noteRequest } from './queries.ts';

export type NewCustomer = {
  kind?: 'person' | 'organisation' | undefined;
  name: string;
  email?: string | undefined;
  phone?: string | undefined;
  idempotency_key?: string | undefined;
};

/**
 * A customer whom a person of the team adds: from a card, from a call. Returns the id; of a request that came before
 * that of the customer it added then.
 */
export async function createCustomer(tx: Tx, actor: TeamMember, input: NewCustomer): Promise<string> {
  const key = input.idempotency_key && `${actor.id}:${input.idempotency_key}`;
  const before = key && (await customerOfRequest(tx, key));
  if (before) return before;
  const name = input.name.trim();
  if (name === '') throw new Refusal('name_missing', 422, 'Give the customer a name.');
  const identities = [
    ...readIdentity('email', input.email, 'This is not an e-mail address.'),
    ...readIdentity(
      'phone',
      input.phone,
      'This is not a phone number. Write it with its country, such as +49 30 901820.',
    ),
  ];
  const said = {
    trust: 2 as const,
    occurred_at: new Date(),
    said_in: newId(),
    source_id: null,
    set_by: actorText(actor),
  };
  const id = await changePeople(tx, { identities }, (people) => {
    const holder = identities.map((ref) => identityOf(people, ref)).find((one) => one !== undefined);
    if (holder) throw taken(holder.kind, people.profiles.get(holder.profile_id)!.customer_id);
    const profile = bearProfile(people, false, input.kind);
    for (const ref of identities) {
      addIdentity(people, profile, ref, {
        verified: true,
        evidence: 'added by a team member',
        source_id: null,
      });
    }
    people.changes.traits.push({ profile_id: profile.id, name: 'name', value: name, ...said });
    return profile.customer_id;
  });
  if (key) await noteRequest(tx, key, id);
  await audit(tx, actor, 'customer.created', `customer:${id}`);
  return id;
}

function readIdentity(kind: string, text: string | undefined, detail: string): IdentityRef[] {
  if (text === undefined || text.trim() === '') return [];
  const value = normaliseIdentity(kind, text);
  if (value === null)
    throw new Refusal(`invalid_${kind}`, 422, detail, { members: { errors: [{ path: kind, detail }] } });
  return [{ kind, value }];
}

function taken(kind: string, customer_id: string): Refusal {
  const what = kind === 'email' ? 'e-mail address' : 'phone number';
  return new Refusal('identity_taken', 409, `A customer with this ${what} exists already.`, {
    members: { customer_id },
  });
}
