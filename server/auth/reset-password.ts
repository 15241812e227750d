import { randomBytes } from 'node:crypto';
import { type Db, sql } from '../db/index.ts';
import { audit } from './audit.ts';
import { setPassword } from './change-password.ts';
import { hash } from './password.ts';
import { dropSecondFactor } from './second-factor/turn-off.ts';
import { forgiveAccount } from './sign-in-attempts.ts';

/**
 * Gives a member a new random password, turns their second factor off, removes their passkeys, ends their sessions and
 * lifts a lock-out: the way in for whoever has the machine. Null when nobody has this address.
 */
export async function resetPassword(db: Db, mail: string): Promise<string | null> {
  const email = mail.trim().toLowerCase();
  const { rows } = await sql<{ id: string }>`select id from team_members where email = ${email}`.execute(db);
  const member = rows[0];
  if (!member) return null;
  const password = randomBytes(15).toString('base64url');
  const password_hash = await hash(password);
  const actor = { kind: 'system' as const, name: 'reset_password' };
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, actor, { id: member.id, password_hash, keep_session: null });
    await sql`delete from passkeys where team_member_id = ${member.id}`.execute(tx);
    // Or the last owner, whose phone is gone, would stay outside for ever.
    if (await dropSecondFactor(tx, member.id)) {
      await audit(tx, actor, 'second_factor.reset', `team_member:${member.id}`);
    }
  });
  await forgiveAccount(db, email);
  return password;
}
