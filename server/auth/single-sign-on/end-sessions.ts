import { sql, type Tx } from '../../db/index.ts';
import { publish } from '../../live/index.ts';

/** Ends what came by the provider: sessions, half ones, and those who are just there. */
export async function endSignOns(tx: Tx, keep_session: string | null): Promise<void> {
  const { rows } = await sql<{ team_member_id: string }>`delete from team_sessions
    where signed_in_by = 'single_sign_on' and id is distinct from ${keep_session}::uuid
    returning team_member_id`.execute(tx);
  await sql`delete from half_sign_ins where signed_in_by = 'single_sign_on'`.execute(tx);
  await sql`delete from begun_sign_ons`.execute(tx);
  await tell(tx, rows);
}

/** Ends what everybody but owners began by password or passkey. */
export async function endOtherWays(tx: Tx, keep_session: string | null): Promise<void> {
  const { rows } = await sql<{
    team_member_id: string;
  }>`delete from team_sessions session using team_members member
    where member.id = session.team_member_id and member.role <> 'owner'
      and session.signed_in_by <> 'single_sign_on' and session.id is distinct from ${keep_session}::uuid
    returning team_member_id`.execute(tx);
  await sql`delete from half_sign_ins half using team_members member
    where member.id = half.team_member_id and member.role <> 'owner'
      and half.signed_in_by <> 'single_sign_on'`.execute(tx);
  await tell(tx, rows);
}

async function tell(tx: Tx, ended: { team_member_id: string }[]): Promise<void> {
  for (const id of new Set(ended.map((row) => row.team_member_id))) await publish(tx, 'team', id);
}
