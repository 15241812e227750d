import { newId, sql, type Tx } from '../../db/index.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit.ts';
import { addTeamMember } from '../create-team-member.ts';
import { wasRemoved, welcomeBack } from '../people-who-left.ts';
import type { Role } from '../permissions.ts';
import type { Claims } from './claims.ts';
import { lockSingleSignOn, type SingleSignOn } from './settings.ts';
import { NotLetIn } from './trouble.ts';

type Member = { id: string; name: string; role: Role };

/** How the account of a member at a provider is told from passwords, and from accounts at another provider. */
export const providerId = (issuer: string): string => `oidc ${issuer}`;

/**
 * The member who has come: the one joined to this account of the provider; else the one with its verified email, who
 * is joined to it once and for ever; else somebody invited, or, where that is set, somebody new.
 */
export async function memberOfClaims(
  tx: Tx,
  { claims, version }: { claims: Claims; version: number },
): Promise<{ member_id: string }> {
  // Locked: first sign-ins come one after the other, and none by a provider that has just been changed.
  const settings = await lockSingleSignOn(tx);
  if (!settings?.enabled || settings.version !== version) {
    throw new NotLetIn('over', 'The settings of single sign-on changed meanwhile.');
  }
  const joined = await joinedMember(tx, claims);
  if (joined) {
    refuseUntrusted(settings, joined.role);
    return { member_id: joined.id };
  }
  const member = (await memberByEmail(tx, claims.email)) ?? (await newMember(tx, settings, claims));
  refuseUntrusted(settings, member.role);
  await join(tx, member, claims);
  return { member_id: member.id };
}

// Admins set the provider up; with one of their own they could otherwise come in as owner.
function refuseUntrusted(settings: SingleSignOn, role: Role): void {
  if (role !== 'owner' || settings.trusted_for_owners) return;
  throw new NotLetIn('owner', 'Owners come in by a provider that an owner has set up.');
}

async function joinedMember(tx: Tx, { issuer, subject }: Claims): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select member.id, member.name, member.role from team_accounts account
    join team_members member on member.id = account.team_member_id
    where account.provider_id = ${providerId(issuer)} and account.account_id = ${subject}
      and member.removed_at is null`.execute(tx);
  return rows[0] ?? null;
}

async function memberByEmail(tx: Tx, email: string): Promise<Member | null> {
  const { rows } = await sql<Member>`select id, name, role from team_members
    where email = ${email} and removed_at is null`.execute(tx);
  return rows[0] ?? null;
}

async function join(tx: Tx, member: Member, { issuer, subject, email }: Claims): Promise<void> {
  const { rows } = await sql`
    insert into team_accounts (id, team_member_id, provider_id, account_id)
    values (${newId()}, ${member.id}, ${providerId(issuer)}, ${subject})
    on conflict (team_member_id, provider_id) do nothing returning 1`.execute(tx);
  if (rows.length === 0) {
    throw new NotLetIn(
      'other_person',
      `${email} belongs to a member who has another account at the provider.`,
    );
  }
  await audit(tx, actorOf(member), 'single_sign_on.joined', `team_member:${member.id}`, { issuer, email });
}

async function newMember(tx: Tx, settings: SingleSignOn, claims: Claims): Promise<Member> {
  const { email } = claims;
  const invitation = await openInvitationOf(tx, email);
  const role = invitation?.role ?? settings.new_role;
  const name = invitation?.name ?? claims.name;
  if (!role) throw new NotLetIn('not_invited', `Nobody has invited ${email}.`);
  if (!invitation && (await wasRemoved(tx, keysOf(claims)))) {
    throw new NotLetIn('not_invited', `${email} was removed from the team, and not invited again.`);
  }
  refuseUntrusted(settings, role);
  if (invitation) {
    await sql`update invitations set accepted_at = now() where id = ${invitation.id}`.execute(tx);
    await welcomeBack(tx, keysOf(claims));
  }
  const { id } = await addTeamMember(tx, { name, email, role, password_hash: null });
  await audit(tx, actorOf({ id, name, role }), 'team.joined', `team_member:${id}`, {
    ...(invitation && { invitation_id: invitation.id }),
    by: 'single_sign_on',
    role,
  });
  return { id, name, role };
}

async function openInvitationOf(tx: Tx, email: string): Promise<(Member & { id: string }) | null> {
  const { rows } = await sql<Member>`select id, name, role from invitations
    where email = ${email} and accepted_at is null and withdrawn_at is null and expires_at > now()
    for update`.execute(tx);
  return rows[0] ?? null;
}

const keysOf = ({ email, issuer, subject }: Claims): string[] => [
  `email ${email}`,
  `${providerId(issuer)} ${subject}`,
];

const actorOf = ({ id, name, role }: Member): Actor => ({ kind: 'team_member', id, name, role });
