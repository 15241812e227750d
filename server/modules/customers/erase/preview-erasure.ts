import type { Db } from '../../../db/index.ts';
import { displayName } from '../display-name.ts';
import { customerRow } from '../find-customer.ts';
import { currentCustomerId, identitiesOfCustomer, profilesOfCustomer } from '../queries.ts';
import { addCounts, type Counts, type Eraser } from './eraser.ts';
import { countPeople } from './forget-people.ts';
import { goneOrUnknown } from './gone-or-unknown.ts';

/** What would go if this customer were erased now, and what has to be typed for it. */
export async function previewErasure(
  db: Db,
  erasers: Eraser[],
  asked_id: string,
): Promise<{ customer_id: string; confirm: string; counts: Counts }> {
  const id = await currentCustomerId(db, asked_id);
  const customer = id && (await customerRow(db, id));
  if (!customer) throw await goneOrUnknown(db, asked_id);
  const who = {
    profile_ids: await profilesOfCustomer(db, id),
    customer_ids: [id],
    identities: await identitiesOfCustomer(db, id),
  };
  let counts = await countPeople(db, who);
  for (const eraser of erasers) counts = addCounts(counts, await eraser.count(db, who));
  return { customer_id: id, confirm: displayName(customer), counts };
}
