import { type Db, sql } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { audit } from './audit.ts';
import { addTeamMember } from './create-team-member.ts';
import { checkPassword, hash } from './password.ts';
import { newToken, tokenHash } from './token.ts';

const VALID_DAYS = 7;

/**
 * The token of a link that makes the first owner, or null once there is one. Each call makes a new one beside
 * those given out before (several processes may start at once); only their hashes are stored.
 */
export async function ensureSetupToken(db: Db): Promise<string | null> {
  await sql`delete from setup_tokens where expires_at < now()`.execute(db);
  const token = newToken();
  const { rows } = await sql`
    insert into setup_tokens (token_hash, expires_at)
    select ${tokenHash(token)}, now() + make_interval(days => ${VALID_DAYS})
    where not exists (select from first_owner) returning 1`.execute(db);
  return rows.length > 0 ? token : null;
}

export async function setupTokenValid(db: Db, token: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from setup_tokens
    where token_hash = ${tokenHash(token)} and expires_at > now()
      and not exists (select from first_owner)`.execute(db);
  return rows.length > 0;
}

/** Makes the first owner. Of several set-ups at the same moment, with one link or with several, one succeeds. */
export async function setUpFirstOwner(
  db: Db,
  input: { token: string; name: string; email: string; password: string },
): Promise<{ id: string }> {
  // Looked at before hashing, so that strangers cannot keep the server busy with it.
  if (!(await setupTokenValid(db, input.token))) throw setupOver();
  const { name, email } = input;
  checkPassword(input.password, { name, email });
  const password_hash = await hash(input.password);
  return db.transaction().execute(async (tx) => {
    const member = await addTeamMember(tx, { name, email, password_hash, role: 'owner' });
    // The table takes one row: addTeamMember made it for this member, or another set-up was first.
    const { rows } = await sql`select 1 from first_owner where team_member_id = ${member.id}`.execute(tx);
    if (rows.length === 0) throw setupOver();
    const actor = { kind: 'team_member' as const, id: member.id, name, role: 'owner' as const };
    await audit(tx, actor, 'setup.finished', `team_member:${member.id}`);
    return member;
  });
}

function setupOver(): Refusal {
  return new Refusal(
    'setup_link_over',
    410,
    'This set-up link was used or is too old. If nobody has set Tellonce up yet, start the server again: it prints a new one.',
  );
}
