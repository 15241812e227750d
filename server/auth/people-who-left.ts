import { sql, type Tx } from '../db/index.ts';
import { tokenHash } from './token.ts';

const hashesOf = (keys: string[]): string[] => keys.map((key) => `\\x${tokenHash(key).toString('hex')}`);

/**
 * Remembers, as hashes, the address and the provider accounts of somebody who is being removed, so that they do not
 * come in as somebody new by a provider that still knows them. Before their accounts are deleted.
 */
export async function rememberRemoved(tx: Tx, { id, email }: { id: string; email: string }): Promise<void> {
  const { rows } = await sql<{
    key: string;
  }>`select provider_id || ' ' || account_id as key from team_accounts
    where team_member_id = ${id} and provider_id <> 'credential'`.execute(tx);
  const keys = [`email ${email}`, ...rows.map((row) => row.key)];
  await sql`insert into people_who_left (key_hash)
    select hash from unnest(${hashesOf(keys)}::bytea[]) as hash on conflict do nothing`.execute(tx);
}

export async function wasRemoved(tx: Tx, keys: string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from people_who_left
    where key_hash = any(${hashesOf(keys)}::bytea[])`.execute(tx);
  return rows.length > 0;
}

/** Invited again: from now on they are like everybody else. */
export async function welcomeBack(tx: Tx, keys: string[]): Promise<void> {
  await sql`delete from people_who_left where key_hash = any(${hashesOf(keys)}::bytea[])`.execute(tx);
}
