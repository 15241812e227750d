import type { Db, Tx } from '../../../db/index.ts';
import { type Erased, erasedAmong } from '../erase/late-arrivals.ts';
import { type IdentityRef, identityKey } from '../people/people.ts';
import { findIdentities } from '../queries.ts';
import type { Batch } from './batches.ts';

/**
 * The batch with the rows refused that would bring somebody back who was erased: a list does not tell when what it
 * says was so. Who has come back by themselves is a customer like any other, unless they are kept out. What stood in
 * such a row is not kept.
 */
export async function refuseErased(db: Db | Tx, batch: Batch): Promise<Batch> {
  const named = batch.people.flatMap(({ person }) => person.identities);
  const erased = await erasedAmong(db, named);
  if (erased.size === 0) return batch;
  const back = new Set(
    (
      await findIdentities(
        db,
        named.filter((ref) => erased.has(identityKey(ref))),
      )
    ).map(identityKey),
  );
  const isRefused = (ref: IdentityRef): boolean => {
    const one: Erased | undefined = erased.get(identityKey(ref));
    return one !== undefined && (one.keep_out || !back.has(identityKey(ref)));
  };
  const gone = batch.people.filter(({ person }) => person.identities.some(isRefused));
  const refused = gone.map(({ row_number }) => ({ row_number, reason: 'erased' as const, cells: [] }));
  return {
    ...batch,
    people: batch.people.filter((one) => !gone.includes(one)),
    refused: [...batch.refused, ...refused],
  };
}
