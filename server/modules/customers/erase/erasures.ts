import { type Db, sql, type Tx } from '../../../db/index.ts';
import { addCounts, type Counts, type Found, sumOf, type Who } from './eraser.ts';
import { identityHash, keyMark } from './erasure-key.ts';

export type Reason = 'wish' | 'law' | 'mistake' | 'test';

/** The proof that is kept, and how far it has come. */
export type Erasure = {
  id: string;
  number: number;
  at: Date;
  customer_id: string;
  erased_by: string;
  reason: Reason;
  keep_out: boolean;
  state: 'running' | 'done';
  counts: Counts;
  dropped: Counts;
  last_dropped_at: Date | null;
  key_mark: string;
  finished_at: Date | null;
};

export type Unfinished = { who: Who; found: Found };

export type NewErasure = Pick<
  Erasure,
  'id' | 'customer_id' | 'erased_by' | 'reason' | 'keep_out' | 'counts'
> & {
  idempotency_key: string | null;
  unfinished: Unfinished;
};

const FIELDS = sql`id, number, at, customer_id, erased_by, reason, keep_out, state, counts, dropped, last_dropped_at,
  key_mark, finished_at`;

/** Under the lock on ingest: so numbers are committed in their order, and the time is after all that was taken. */
export async function insertErasure(tx: Tx, given: NewErasure): Promise<void> {
  const { who } = given.unfinished;
  await sql`
    insert into erasures (id, number, at, customer_id, erased_by, reason, keep_out, counts, key_mark, idempotency_key,
      unfinished)
    select ${given.id}, coalesce(max(number), 0) + 1, clock_timestamp(), ${given.customer_id}::uuid,
      ${given.erased_by}::uuid, ${given.reason}, ${given.keep_out}::boolean, ${JSON.stringify(given.counts)}::jsonb,
      ${keyMark()}, ${given.idempotency_key}, ${JSON.stringify(given.unfinished)}::jsonb
    from erasures`.execute(tx);
  await sql`
    insert into erased_profiles (profile_id, customer_id, erasure_id)
    select profile_id, customer_id, ${given.id}
    from unnest(${who.profile_ids}::uuid[], ${who.customer_ids}::uuid[]) as gone(profile_id, customer_id)`.execute(
    tx,
  );
  await sql`
    insert into erased_identities (hash, kind, erasure_id)
    select hash, kind, ${given.id}
    from unnest(${who.identities.map(identityHash)}::bytea[], ${who.identities.map(({ kind }) => kind)}::text[])
      as gone(hash, kind)`.execute(tx);
}

export async function erasureByKey(tx: Tx, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from erasures where idempotency_key = ${key}`.execute(
    tx,
  );
  return rows[0]?.id;
}

/** The erasure of the customer who once had this id. */
export async function erasedCustomer(
  db: Db | Tx,
  customer_id: string,
): Promise<Pick<Erasure, 'id' | 'at'> | undefined> {
  const { rows } = await sql<Pick<Erasure, 'id' | 'at'>>`
    select erasures.id, erasures.at from erased_profiles join erasures on erasures.id = erasure_id
    where erased_profiles.customer_id = ${customer_id}`.execute(db);
  return rows[0];
}

/** Those of these profiles that were erased. */
export async function erasedProfiles(db: Db | Tx, profile_ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ profile_id: string }>`
    select profile_id from erased_profiles where profile_id = any(${profile_ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ profile_id }) => profile_id));
}

/** Newest first; `before` is the number of the last one seen. */
export async function listErasures(
  db: Db,
  page: { before: number | null; limit: number },
): Promise<Erasure[]> {
  const { rows } = await sql<Erasure>`
    select ${FIELDS} from erasures where ${page.before}::bigint is null or number < ${page.before}::bigint
    order by number desc limit ${page.limit}`.execute(db);
  return rows;
}

export type Proof = Erasure & {
  /** Every id that the customer had: one, and those that were merged into it. */
  customer_ids: string[];
  identities: { kind: string; hash: string }[];
};

export async function proofOf(db: Db | Tx, id: string): Promise<Proof | undefined> {
  const { rows } = await sql<Proof>`
    select ${FIELDS},
      coalesce((select array_agg(erased_profiles.customer_id order by profile_id) from erased_profiles
        where erasure_id = erasures.id), array[erasures.customer_id]) as customer_ids,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'hash', encode(hash, 'hex')) order by kind, hash), '[]')
        from erased_identities where erasure_id = erasures.id) as identities
    from erasures where id = ${id}`.execute(db);
  return rows[0];
}

/** Takes on an erasure that no living process works at; undefined when there is none. */
export async function claimErasure(
  db: Db,
  lease_s: number,
): Promise<(Pick<Erasure, 'id' | 'number'> & { unfinished: Unfinished }) | undefined> {
  const { rows } = await sql<Pick<Erasure, 'id' | 'number'> & { unfinished: Unfinished }>`
    update erasures set claimed_until = now() + make_interval(secs => ${lease_s})
    where id = (
      select id from erasures where state = 'running' and (claimed_until is null or claimed_until < now())
      order by number limit 1 for update skip locked)
    returning id, number, unfinished`.execute(db);
  return rows[0];
}

/** Holds an erasure that is not done yet; undefined when somebody else has finished it. */
export async function holdErasure(
  tx: Tx,
  id: string,
): Promise<{ counts: Counts; unfinished: Unfinished } | undefined> {
  const { rows } = await sql<{ counts: Counts; unfinished: Unfinished }>`
    select counts, unfinished from erasures where id = ${id} and state = 'running' for update`.execute(tx);
  return rows[0];
}

/** Notes what is gone now, and what was found, in the transaction that deleted it. */
export async function noteErased(
  tx: Tx,
  id: string,
  held: { counts: Counts; unfinished: Unfinished },
  gone: Counts,
  lease_s: number,
): Promise<void> {
  const counts = sumOf(gone) > 0 ? addCounts(held.counts, gone) : held.counts;
  await sql`
    update erasures set counts = ${JSON.stringify(counts)}, unfinished = ${JSON.stringify(held.unfinished)},
      claimed_until = now() + make_interval(secs => ${lease_s})
    where id = ${id}`.execute(tx);
}

export async function markDone(tx: Tx, id: string): Promise<void> {
  await sql`
    update erasures set state = 'done', finished_at = now(), unfinished = null, claimed_until = null
    where id = ${id} and state = 'running'`.execute(tx);
}

/** Leaves it to whoever comes next, after a while. */
export async function putOffErasure(db: Db, id: string, wait_s: number): Promise<void> {
  await sql`
    update erasures set claimed_until = now() + make_interval(secs => ${wait_s})
    where id = ${id} and state = 'running'`.execute(db);
}
