import { type Db, sql, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import type { Actor, TeamMember } from '../actor.ts';
import { audit } from '../audit.ts';
import { proveOwnPassword } from '../own-password.ts';
import { lockActing, memberNotFound } from '../team-rules.ts';
import { asksForCode } from './check-second-factor.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';

type Proof = { password: string; address: string };

/** Turns one's own off. A borrowed session alone does not get this far. */
export async function turnOffSecondFactor(db: Db, actor: TeamMember, proof: Proof): Promise<void> {
  await proveOwnPassword(db, actor, proof);
  await db.transaction().execute(async (tx) => {
    if (!(await dropSecondFactor(tx, actor.id))) throw notOn();
    await audit(tx, actor, 'second_factor.turned_off', `team_member:${actor.id}`);
  });
}

/** Ten new recovery codes; those before are worth nothing. */
export async function renewRecoveryCodes(
  db: Db,
  actor: TeamMember,
  proof: Proof,
): Promise<{ recovery_codes: string[] }> {
  await proveOwnPassword(db, actor, proof);
  return db.transaction().execute(async (tx) => {
    if (!(await asksForCode(tx, actor.id))) throw notOn();
    await audit(tx, actor, 'second_factor.codes_renewed', `team_member:${actor.id}`);
    return { recovery_codes: await makeRecoveryCodes(tx, actor.id) };
  });
}

/** For a member whose phone and recovery codes are gone. By owners alone. */
export async function resetSecondFactor(tx: Tx, actor: Actor, member_id: string): Promise<void> {
  const { acting, members } = await lockActing(tx, actor, [member_id]);
  if (acting.role !== 'owner') {
    throw new Refusal('not_allowed', 403, 'Only an owner can reset the second factor of somebody else.');
  }
  if (!members.has(member_id)) throw memberNotFound();
  if (acting.id === member_id) {
    throw new Refusal('own_second_factor', 409, 'Turn your own second factor off in your account.');
  }
  if (!(await dropSecondFactor(tx, member_id))) throw notOn();
  await audit(tx, actor, 'second_factor.reset', `team_member:${member_id}`);
}

/** True if it was in use. Its recovery codes go with it. */
export async function dropSecondFactor(tx: Tx, member_id: string): Promise<boolean> {
  const { rows } = await sql<{ in_use: boolean }>`delete from second_factors
    where team_member_id = ${member_id} returning confirmed_at is not null as in_use`.execute(tx);
  return rows[0]?.in_use ?? false;
}

function notOn(): Refusal {
  return new Refusal('second_factor_off', 409, 'There is no second factor to change.');
}
