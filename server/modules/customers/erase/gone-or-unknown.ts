import type { Db, Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { erasedCustomer } from './erasures.ts';

/** The refusal for a customer who is not there: erased, or never was. */
export async function goneOrUnknown(db: Db | Tx, id: string): Promise<Refusal> {
  const erased = await erasedCustomer(db, id);
  if (!erased) return new Refusal('customer_not_found', 404, 'No customer with this id.');
  return new Refusal('customer_erased', 410, `This customer was erased on ${erased.at.toISOString()}.`, {
    members: { erasure_id: erased.id, erased_at: erased.at },
  });
}
