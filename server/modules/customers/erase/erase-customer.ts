import type { TeamMember } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import { newId, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { publish, publishAll } from '../../../live/index.ts';
import { displayName } from '../display-name.ts';
import { customerRow } from '../find-customer.ts';
import { changePeople } from '../people/change-people.ts';
import { currentCustomerId, homeProfile, identitiesOfProfiles } from '../queries.ts';
import { nothingFound, type Who } from './eraser.ts';
import { erasureByKey, insertErasure, type NewErasure, type Reason } from './erasures.ts';
import { forgetPeople } from './forget-people.ts';
import { goneOrUnknown } from './gone-or-unknown.ts';
import { waitForIngest, waitForThoseTakingIn } from './late-arrivals.ts';

export type Erasing = {
  customer_id: string;
  /** What the customer is called, typed by whoever erases. */
  confirm: string;
  reason: Reason;
  keep_out: boolean;
  idempotency_key?: string | undefined;
};

/**
 * Erases one customer: all profiles that are linked. When this commits there is nobody of this name any more, and
 * nothing can be written for them; what they left in the log, the cases and elsewhere is deleted by a worker right
 * after (finish-erasure.ts). Returns the erasure's id; the same key again gives the first one.
 *
 * Everybody who takes something in waits for the few milliseconds that this takes.
 */
export async function eraseCustomer(tx: Tx, actor: TeamMember, input: Erasing): Promise<string> {
  const idempotency_key = input.idempotency_key ? `${actor.id}:${input.idempotency_key}` : null;
  await waitForThoseTakingIn(tx);
  const before = idempotency_key && (await erasureByKey(tx, idempotency_key));
  if (before) return before;
  const customer_id = await requireConfirmed(tx, input);
  const who = await holdWhole(tx, customer_id);
  const { reason, keep_out } = input;
  const id = newId();
  await ceaseToBe(tx, { id, customer_id, erased_by: actor.id, reason, keep_out, idempotency_key, who });
  await audit(tx, actor, 'customer.erased', `customer:${customer_id}`, { erasure_id: id, reason, keep_out });
  return id;
}

type Ceasing = Pick<NewErasure, 'id' | 'customer_id' | 'erased_by' | 'reason' | 'keep_out'> & {
  idempotency_key: string | null;
  who: Who;
};

/** The moment itself. They are held; from the commit on nobody finds them. */
export async function ceaseToBe(tx: Tx, { who, ...given }: Ceasing): Promise<void> {
  await waitForIngest(tx);
  const counts = await forgetPeople(tx, who);
  await insertErasure(tx, { ...given, counts, unfinished: { who, found: nothingFound() } });
  await publishAll(tx, 'customer', who.customer_ids);
  await publish(tx, 'erasure', given.id);
}

async function requireConfirmed(tx: Tx, { customer_id: asked, confirm }: Erasing): Promise<string> {
  const id = await currentCustomerId(tx, asked);
  const customer = id && (await customerRow(tx, id));
  if (!customer) throw await goneOrUnknown(tx, asked);
  const name = displayName(customer);
  if (confirm.trim().normalize('NFC') !== name.trim().normalize('NFC')) {
    throw new Refusal(
      'confirmation_wrong',
      422,
      `Type what the customer is called, exactly: ${name}. Nothing was erased.`,
    );
  }
  return id;
}

/** All of them, held: whoever joins or parts them, or says something of them, waits and then finds nobody. */
export async function holdWhole(tx: Tx, customer_id: string): Promise<Who> {
  const home = (await homeProfile(tx, customer_id))!;
  const profiles = await changePeople(tx, { profile_ids: [home] }, (people) => [...people.profiles.values()]);
  if (profiles.length === 0) throw await goneOrUnknown(tx, customer_id);
  const profile_ids = profiles.map(({ id }) => id);
  const identities = (await identitiesOfProfiles(tx, profile_ids)).map(({ kind, value }) => ({
    kind,
    value,
  }));
  return {
    profile_ids,
    customer_ids: profiles.map(({ home_customer_id }) => home_customer_id),
    identities,
  };
}
