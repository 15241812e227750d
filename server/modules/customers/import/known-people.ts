import type { Db, Tx } from '../../../db/index.ts';
import { identityKey } from '../people/people.ts';
import { findIdentities } from '../queries.ts';
import type { Batch } from './batches.ts';
import type { KeySet } from './key-set.ts';
import type { Counts } from './take-counts.ts';

/**
 * How many of a batch are new and how many are of somebody known. `met` remembers who came before in the same list:
 * the second row of a person changes the one that the first has made.
 */
export async function countBatch(db: Db | Tx, batch: Batch, met: KeySet): Promise<Counts> {
  const found = await findIdentities(
    db,
    batch.people.flatMap(({ person }) => person.identities),
  );
  const known = new Set(found.map(identityKey));
  let fresh = 0;
  for (const { person } of batch.people) {
    const keys = person.identities.map(identityKey);
    if (!keys.some((key) => known.has(key) || met.has(key))) fresh += 1;
    for (const key of keys) if (!known.has(key)) met.add(key);
  }
  const refused = batch.refused.length;
  return { rows: batch.people.length + refused, fresh, changed: batch.people.length - fresh, refused };
}
