import { type Db, sql, type Tx } from '../../../db/index.ts';
import type { Encoding } from './find-encoding.ts';
import type { Counts } from './take-counts.ts';

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled' | 'failed';

/** A list of customers that somebody brought, and how far it has come. */
export type Import = {
  id: string;
  file_id: string;
  file_name: string;
  file_size: number;
  encoding: Encoding;
  delimiter: string;
  columns: string[];
  meanings: string[];
  state: ImportState;
  position: number;
  bytes_read: number;
  counts: Partial<Counts>;
  error: string | null;
  created_by: string;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
};

const FIELDS = sql`id, file_id, file_name, file_size, encoding, delimiter, columns, meanings, state, position,
  bytes_read, counts, error, created_by, created_at, started_at, ended_at`;

const SHOWN = 50;

/** The latest, newest first. */
export async function listImports(db: Db): Promise<Import[]> {
  const { rows } = await sql<Import>`
    select ${FIELDS} from customer_imports order by id desc limit ${SHOWN}`.execute(db);
  return rows;
}

export async function importById(db: Db | Tx, id: string): Promise<Import | undefined> {
  const { rows } = await sql<Import>`select ${FIELDS} from customer_imports where id = ${id}`.execute(db);
  return rows[0];
}

/** The same, held until the transaction ends: nobody else changes it meanwhile. */
export async function holdImport(tx: Tx, id: string): Promise<Import | undefined> {
  const { rows } = await sql<Import>`
    select ${FIELDS} from customer_imports where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Takes on one that is to be worked on and that no living process has; undefined when there is none. */
export async function claimImport(db: Db, worker: string, lease_ms: number): Promise<Import | undefined> {
  const { rows } = await sql<Import>`
    update customer_imports
    set claimed_by = ${worker}, claimed_until = now() + ${lease_ms} * interval '1 millisecond'
    where id = (
      select id from customer_imports
      where state in ('checking', 'running') and (claimed_until is null or claimed_until < now())
      order by created_at limit 1 for update skip locked)
    returning ${FIELDS}`.execute(db);
  return rows[0];
}

/** Says that we are still at it; false when it is no longer ours to do: cancelled, or taken over. */
export async function stillOurs(
  tx: Tx | Db,
  { id, state }: Pick<Import, 'id' | 'state'>,
  worker: string,
  lease_ms: number,
): Promise<boolean> {
  const { rows } = await sql`
    update customer_imports set claimed_until = now() + ${lease_ms} * interval '1 millisecond'
    where id = ${id} and state = ${state} and claimed_by = ${worker}
    returning id`.execute(tx);
  return rows.length > 0;
}

export async function releaseImport(db: Db, id: string, worker: string): Promise<void> {
  await sql`
    update customer_imports set claimed_by = null, claimed_until = null
    where id = ${id} and claimed_by = ${worker}`.execute(db);
}

export async function failImport(db: Db, { id, state }: Import, error: string): Promise<void> {
  await sql`
    update customer_imports set state = 'failed', error = ${error}, ended_at = now()
    where id = ${id} and state = ${state}`.execute(db);
}
