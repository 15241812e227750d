import { type Db, sql, type Tx } from '../../db/index.ts';
import type { Role } from '../permissions.ts';

export type PasskeyRow = {
  id: string;
  name: string;
  synced: boolean;
  created_at: Date;
  last_used_at: Date | null;
};

export async function passkeysOf(db: Db | Tx, member_id: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select id, name, synced, created_at, last_used_at from passkeys
    where team_member_id = ${member_id} order by id`.execute(db);
  return rows;
}

export async function credentialsOf(
  db: Db,
  member_id: string,
): Promise<{ id: string; transports: string[] }[]> {
  const { rows } = await sql<{ id: string; transports: string[] }>`
    select credential_id as id, transports from passkeys where team_member_id = ${member_id}`.execute(db);
  return rows;
}

export type StoredPasskey = {
  id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  member_id: string;
  role: Role;
};

/** A passkey with its member, who is still in the team. */
export async function passkeyByCredential(db: Db, credential_id: string): Promise<StoredPasskey | null> {
  const { rows } = await sql<StoredPasskey>`
    select key.id, key.credential_id, key.public_key, key.counter, key.transports,
      member.id as member_id, member.role
    from passkeys key join team_members member on member.id = key.team_member_id
    where key.credential_id = ${credential_id} and member.removed_at is null`.execute(db);
  return rows[0] ?? null;
}

/**
 * Counts a use. False when the authenticator's counter did not go on, so that somebody else has a copy; those that
 * do not count stay at 0.
 */
export async function countUse(db: Db, id: string, counter: number): Promise<boolean> {
  const { rows } = await sql`update passkeys set counter = ${counter}, last_used_at = now()
    where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning 1`.execute(db);
  return rows.length > 0;
}

export async function hasPassword(db: Db | Tx, member_id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from team_accounts
    where team_member_id = ${member_id} and provider_id = 'credential' and password is not null`.execute(db);
  return rows.length > 0;
}
