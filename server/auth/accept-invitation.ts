import { type Db, sql } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import { audit } from './audit.ts';
import { addTeamMember } from './create-team-member.ts';
import { checkPassword, hash } from './password.ts';
import { welcomeBack } from './people-who-left.ts';
import { openInvitation } from './queries.ts';
import { refuseOtherWays } from './single-sign-on/settings.ts';
import { tokenHash } from './token.ts';

/** Makes the invited person a member, once. */
export async function acceptInvitation(
  db: Db,
  token: string,
  input: { name?: string | undefined; password: string },
): Promise<{ id: string; email: string }> {
  const invitation = await openInvitation(db, tokenHash(token));
  if (!invitation) throw invitationOver();
  const name = input.name ?? invitation.name;
  const { email, role } = invitation;
  await refuseOtherWays(db, role);
  checkPassword(input.password, { name, email });
  const password_hash = await hash(input.password);
  return db.transaction().execute(async (tx) => {
    // Of two who use the link at once, and of one who uses it while it is withdrawn, the database picks the first.
    const { rows } = await sql`
      update invitations set accepted_at = now()
      where id = ${invitation.id} and accepted_at is null and withdrawn_at is null and expires_at > now()
      returning 1`.execute(tx);
    if (rows.length === 0) throw invitationOver();
    await welcomeBack(tx, [`email ${email}`]);
    const { id } = await addTeamMember(tx, { name, email, role, password_hash });
    const actor = { kind: 'team_member' as const, id, name, role };
    await audit(tx, actor, 'team.joined', `team_member:${id}`, { invitation_id: invitation.id, role });
    return { id, email };
  });
}

export function invitationOver(): Refusal {
  return new Refusal(
    'invitation_over',
    410,
    'This invitation was used, withdrawn or is too old. Ask for a new one.',
  );
}
