import type { Db, Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { currentCustomerId, customerKind, profilesOfCustomer } from '../queries.ts';

/** The profiles of an organisation, the oldest first; refuses what is none. */
export async function organisationProfiles(db: Db | Tx, asked_id: string): Promise<string[]> {
  const id = await currentCustomerId(db, asked_id);
  if (!id) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  if ((await customerKind(db, id)) !== 'organisation') {
    throw new Refusal(
      'not_an_organisation',
      422,
      'This customer is a person. Only an organisation has members.',
    );
  }
  return profilesOfCustomer(db, id);
}
