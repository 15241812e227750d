import type { TeamMember } from '../../auth/actor.ts';
import type { Tx } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { profilesOfCustomer } from '../customers/index.ts';
import type { Case } from './case.ts';
import { caseByIdempotencyKey, insertCase } from './queries/cases.ts';
import { tell } from './tell.ts';

type NewCase = { customer_id: string; subject: string; idempotency_key?: string | undefined };

/** Opens a case by hand: someone called, or came in. It is whose who opened it. */
export async function openCase(
  tx: Tx,
  actor: TeamMember,
  input: NewCase,
): Promise<{ opened: Case; repeated: boolean }> {
  // The oldest profile: the one that gives the customer their id, and keeps it when others are split off.
  const [profile_id] = (await profilesOfCustomer(tx, input.customer_id)).sort();
  if (!profile_id) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  const idempotency_key = input.idempotency_key ? `${actor.id}:${input.idempotency_key}` : null;
  const opened = await insertCase(tx, {
    profile_id,
    subject: input.subject,
    assignee_id: actor.id,
    waiting_since: new Date(),
    idempotency_key,
  });
  if (!opened) return { opened: (await caseByIdempotencyKey(tx, idempotency_key!))!, repeated: true };
  await tell(tx, actor, opened, [
    { type: 'case.opened', properties: { subject: opened.subject, by_hand: true } },
  ]);
  return { opened, repeated: false };
}
