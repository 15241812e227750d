import { type Db, newId, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { checkPassword, hash } from './password.ts';
import type { Role } from './permissions.ts';
import { emailTaken } from './queries.ts';

export type NewTeamMember = { name: string; email: string; password_hash: string | null; role: Role };

/** Adds a member with a password to sign in with. The mail is kept in lower case. */
export async function createTeamMember(
  db: Db,
  { password, ...member }: { name: string; email: string; password: string; role: Role },
): Promise<{ id: string }> {
  const email = member.email.trim().toLowerCase();
  checkPassword(password, { name: member.name, email });
  const password_hash = await hash(password);
  return db.transaction().execute((tx) => addTeamMember(tx, { ...member, email, password_hash }));
}

/**
 * The same with the password already checked and hashed: hashing is slow and has no place in a transaction. Null for
 * whoever comes in another way.
 */
export async function addTeamMember(tx: Tx, member: NewTeamMember): Promise<{ id: string }> {
  const id = newId();
  const { rows } = await sql`
    insert into team_members (id, name, email, role)
    values (${id}, ${member.name.trim()}, ${member.email}, ${member.role})
    on conflict (email) do nothing returning id`.execute(tx);
  if (rows.length === 0) throw alreadyInTeam(member.email);
  if (member.password_hash !== null) await storePassword(tx, { id, password_hash: member.password_hash });
  if (member.role === 'owner') await closeSetup(tx, id);
  return { id };
}

/** The member's password from now on, whether they had one or not. */
export async function storePassword(
  tx: Tx,
  { id, password_hash }: { id: string; password_hash: string },
): Promise<void> {
  await sql`
    insert into team_accounts (id, team_member_id, provider_id, account_id, password)
    values (${newId()}, ${id}, 'credential', ${id}, ${password_hash})
    on conflict (team_member_id, provider_id) do update
      set password = excluded.password, updated_at = now()`.execute(tx);
}

// Whoever became owner first, and how: from then on nobody becomes owner by a set-up link.
async function closeSetup(tx: Tx, id: string): Promise<void> {
  await sql`insert into first_owner (team_member_id) values (${id}) on conflict do nothing`.execute(tx);
  await sql`delete from setup_tokens`.execute(tx);
}

export async function refuseTakenEmail(tx: Tx, email: string): Promise<void> {
  if (await emailTaken(tx, email)) throw alreadyInTeam(email);
}

function alreadyInTeam(email: string): Refusal {
  return new Refusal('already_in_team', 409, `${email} is already a team member's address.`);
}
