import { type Actor, actorText } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import type { Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publishAll } from '../../../live/index.ts';
import { record } from '../../../log/index.ts';
import { displayName } from '../display-name.ts';
import { customerRow } from '../find-customer.ts';
import { writeMemberships } from '../people/write-memberships.ts';
import { currentCustomerId, profilesOfCustomer } from '../queries.ts';
import { organisationsOf } from './memberships.ts';
import { organisationProfiles } from './organisation-profiles.ts';

export type MembershipChange = { customer_id: string; organisation_id: string };

/** A person of the team says that somebody belongs to an organisation. Does nothing when they have said so already. */
export async function joinOrganisation(tx: Tx, actor: Actor, input: MembershipChange): Promise<void> {
  const { before, ...change } = await look(tx, input);
  if (before?.trust === 'person') return;
  await say(tx, actor, { ...change, belongs: true });
}

/** That they do not (any more): no source that says otherwise overrules it. */
export async function leaveOrganisation(tx: Tx, actor: Actor, input: MembershipChange): Promise<void> {
  const { before, ...change } = await look(tx, input);
  if (!before) throw new Refusal('not_a_member', 404, 'This customer does not belong to that organisation.');
  await say(tx, actor, { ...change, belongs: false });
}

type Change = { customer_id: string; organisation_id: string; member: string; organisation: string };

async function look(tx: Tx, asked: MembershipChange) {
  const organisation_id = (await currentCustomerId(tx, asked.organisation_id)) ?? asked.organisation_id;
  const [organisation] = await organisationProfiles(tx, organisation_id);
  const customer_id = await currentCustomerId(tx, asked.customer_id);
  const customer = customer_id && (await customerRow(tx, customer_id));
  if (!customer) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  if (customer.kind === 'organisation') {
    const detail = 'An organisation cannot belong to another one. Only a person can be a member.';
    throw new Refusal('not_a_person', 422, detail);
  }
  const profiles = await profilesOfCustomer(tx, customer.id);
  const before = (await organisationsOf(tx, profiles)).find((one) => one.customer.id === organisation_id);
  return {
    customer_id: customer.id,
    organisation_id,
    member: profiles[0]!,
    organisation: organisation!,
    before,
  };
}

async function say(tx: Tx, actor: Actor, change: Change & { belongs: boolean }): Promise<void> {
  const { customer_id, organisation_id, member, organisation, belongs } = change;
  const said_by = actorText(actor);
  await writeMemberships(tx, [
    {
      profile_id: member,
      organisation_profile_id: organisation,
      trust: 2,
      belongs,
      occurred_at: new Date(),
      source_id: null,
      said_by,
    },
  ]);
  const name = displayName((await customerRow(tx, organisation_id))!);
  await record(tx, [
    {
      profile_id: member,
      type: belongs ? 'organisation.joined' : 'organisation.left',
      actor: said_by,
      properties: { name, organisation_profile_id: organisation },
    },
  ]);
  const action = belongs ? 'customer.organisation_joined' : 'customer.organisation_left';
  await audit(tx, actor, action, `customer:${customer_id}`, { organisation_id });
  await publishAll(tx, 'customer', [customer_id, organisation_id]);
}
