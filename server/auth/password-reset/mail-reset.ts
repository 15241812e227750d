import { sql } from '../../db/index.ts';
import type { Kit } from '../../kit.ts';
import { audit } from '../audit.ts';
import { readCompany } from '../company/company.ts';
import { newToken, tokenHash } from '../token.ts';

export type OwnMail = {
  canSend: () => Promise<boolean>;
  send: (mail: { to: string; subject: string; text: string }) => Promise<void>;
};

const VALID_MINUTES = 60;
const SYSTEM = { kind: 'system' as const, name: 'password_reset' };

/**
 * Whether links can be mailed. Only with a PUBLIC_URL: the Host that a request names is the caller's to choose, and
 * a link made from it would carry the token to a host of theirs.
 */
export async function canMailReset(kit: Kit, mail: OwnMail): Promise<boolean> {
  return kit.config.PUBLIC_URL !== undefined && (await mail.canSend());
}

/** Mails a link to the member with this address, if there is one whose password may be reset so. */
export async function mailReset(kit: Kit, mail: OwnMail, given: string): Promise<void> {
  const email = given.trim().toLowerCase();
  // Admins choose the mail server. Where no code is asked for besides, one could have an owner's link sent to oneself.
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from team_members member
    where email = ${email} and removed_at is null
      and (role <> 'owner' or exists (select from second_factors factor
        where factor.team_member_id = member.id and factor.confirmed_at is not null))`.execute(kit.db);
  const member = rows[0];
  if (!member) return;
  const subject = `team_member:${member.id}`;
  const token = newToken();
  await sql`insert into password_resets (token_hash, team_member_id, expires_at)
    values (${tokenHash(token)}, ${member.id}, now() + make_interval(mins => ${VALID_MINUTES}))`.execute(
    kit.db,
  );
  const link = `${kit.config.PUBLIC_URL}/password-reset/${token}`;
  const company = await readCompany(kit.db);
  try {
    await mail.send({ to: email, ...words(member.name, company.name, link) });
  } catch (error) {
    kit.log.warn({ err: error }, 'auth: the mail with a reset link was not sent');
    await audit(kit.db, SYSTEM, 'password.reset_not_mailed', subject);
    return;
  }
  await audit(kit.db, SYSTEM, 'password.reset_mailed', subject);
}

function words(name: string, company: string | null, link: string): { subject: string; text: string } {
  const where = company === null ? 'Tellonce' : `Tellonce at ${company}`;
  return {
    subject: `Choose a new password for ${where}`,
    text: [
      `Hello ${name},`,
      `somebody asked for a new password for your account of ${where}. With this link you choose one:`,
      link,
      'It works once, and for one hour. If it was not you, do nothing: your password stays as it is.',
    ].join('\n\n'),
  };
}
