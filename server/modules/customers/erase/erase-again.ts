import { audit } from '../../../auth/index.ts';
import { type Db, sql, type Tx } from '../../../db/index.ts';
import { changing } from '../changing.ts';
import { ceaseToBe, holdWhole } from './erase-customer.ts';
import { identityHash } from './erasure-key.ts';
import type { Proof } from './erasures.ts';
import { waitForThoseTakingIn } from './late-arrivals.ts';

/** What is needed of a proof that was downloaded. */
export type Kept = Pick<Proof, 'id' | 'customer_ids' | 'identities' | 'erased_by' | 'reason' | 'keep_out'>;

export type Again = 'known' | 'erased' | 'kept_out';

const AT_ONCE = 10_000;

/**
 * Erases once more who comes back with an old archive: by the ids that a proof names, and by its hashes, which tell
 * who has one of the identities now. The erasure has the proof's own id, so that doing it twice does nothing, and its
 * hashes keep out what is older even where nobody was found. The server's worker deletes the rest.
 */
export async function eraseAgain(db: Db, proof: Kept): Promise<Again> {
  const holders = await holdersOf(db, new Set(proof.identities.map(({ hash }) => hash)));
  return changing(db, (tx) => again(tx, proof, holders));
}

async function again(tx: Tx, proof: Kept, holders: string[]): Promise<Again> {
  await waitForThoseTakingIn(tx);
  const known = await sql`select 1 from erasures where id = ${proof.id}`.execute(tx);
  if (known.rows.length > 0) return 'known';
  const who = { profile_ids: [] as string[], customer_ids: [] as string[], identities: [] as Identities };
  for (const customer_id of await customersOf(tx, proof.customer_ids, holders)) {
    const one = await holdWhole(tx, customer_id);
    who.profile_ids.push(...one.profile_ids);
    who.customer_ids.push(...one.customer_ids);
    who.identities.push(...one.identities);
  }
  const { id, erased_by, reason, keep_out } = proof;
  const customer_id = proof.customer_ids[0] ?? id;
  await ceaseToBe(tx, { id, customer_id, erased_by, reason, keep_out, idempotency_key: null, who });
  await sql`
    insert into erased_identities (hash, kind, erasure_id)
    select decode(hash, 'hex'), kind, ${id}::uuid
    from unnest(${proof.identities.map(({ hash }) => hash)}::text[],
      ${proof.identities.map(({ kind }) => kind)}::text[]) as kept(hash, kind)
    on conflict do nothing`.execute(tx);
  const actor = { kind: 'system', name: 'erase_again' } as const;
  await audit(tx, actor, 'customer.erased', `customer:${customer_id}`, {
    erasure_id: id,
    reason,
    again: true,
  });
  return who.profile_ids.length > 0 ? 'erased' : 'kept_out';
}

type Identities = { kind: string; value: string }[];

async function customersOf(tx: Tx, customer_ids: string[], profile_ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>`
    select distinct customer_id from profiles
    where home_customer_id = any(${customer_ids}::uuid[]) or id = any(${profile_ids}::uuid[])`.execute(tx);
  return rows.map(({ customer_id }) => customer_id);
}

/** The profiles that have one of these identities now. No index leads from a hash to a value: all are looked through. */
async function holdersOf(db: Db, hashes: Set<string>): Promise<string[]> {
  const holders: string[] = [];
  let [kind, value] = ['', ''];
  for (;;) {
    const { rows } = await sql<{ kind: string; value: string; profile_id: string }>`
      select kind, value, profile_id from identities where (kind, value) > (${kind}, ${value})
      order by kind, value limit ${AT_ONCE}`.execute(db);
    for (const row of rows) if (hashes.has(identityHash(row).toString('hex'))) holders.push(row.profile_id);
    const last = rows.at(-1);
    if (!last) return holders;
    [kind, value] = [last.kind, last.value];
  }
}
