import { type Db, sql, type Tx } from '../db/index.ts';
import type { Role } from './permissions.ts';

export type MemberRow = { id: string; name: string; email: string; role: Role; created_at: Date };

export async function memberById(db: Db | Tx, id: string): Promise<MemberRow | null> {
  const { rows } = await sql<MemberRow>`
    select id, name, email, role, created_at from team_members
    where id = ${id} and removed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** Held until the transaction ends, so that nobody changes them meanwhile. In order of id: no two wait crosswise. */
export async function lockMembers(tx: Tx, ids: string[]): Promise<Map<string, MemberRow>> {
  const { rows } = await sql<MemberRow>`
    select id, name, email, role, created_at from team_members
    where (id = any(${ids}::uuid[]) or role = 'owner') and removed_at is null
    order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export type ListedMember = MemberRow & {
  second_factor: boolean;
  department: { id: string; name: string } | null;
};

export async function listMembers(db: Db): Promise<ListedMember[]> {
  const { rows } = await sql<ListedMember>`
    select id, name, email, role, created_at,
      (select json_build_object('id', department.id, 'name', department.name) from departments department
        where department.id = member.department_id) as department,
      exists (select from second_factors factor
        where factor.team_member_id = member.id and factor.confirmed_at is not null) as second_factor
    from team_members member
    where removed_at is null order by lower(name), id`.execute(db);
  return rows;
}

/** Members by id, removed ones too: what they wrote keeps their name. */
export async function teamMembersById(
  db: Db | Tx,
  ids: string[],
): Promise<Map<string, { id: string; name: string; role: Role; removed: boolean }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string; role: Role; removed: boolean }>`
    select id, name, role, removed_at is not null as removed from team_members
    where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function emailTaken(db: Db | Tx, email: string): Promise<boolean> {
  const { rows } = await sql`select 1 from team_members where email = ${email}`.execute(db);
  return rows.length > 0;
}

export type InvitationRow = { id: string; name: string; email: string; role: Role; created_at: Date };

export async function openInvitations(db: Db): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select id, name, email, role, created_at from invitations
    where accepted_at is null and withdrawn_at is null and expires_at > now()
    order by lower(name), id`.execute(db);
  return rows;
}

export async function openInvitation(db: Db | Tx, token_hash: Buffer): Promise<InvitationRow | null> {
  const { rows } = await sql<InvitationRow>`
    select id, name, email, role, created_at from invitations
    where token_hash = ${token_hash} and accepted_at is null and withdrawn_at is null
      and expires_at > now()`.execute(db);
  return rows[0] ?? null;
}
