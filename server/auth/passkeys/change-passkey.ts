import { sql, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import type { TeamMember } from '../actor.ts';
import { audit } from '../audit.ts';

type Chosen = { id: string };

export async function renamePasskey(
  tx: Tx,
  actor: TeamMember,
  { id, name }: Chosen & { name: string },
): Promise<void> {
  const { rows } = await sql`update passkeys set name = ${name.trim()}
    where id = ${id} and team_member_id = ${actor.id} returning 1`.execute(tx);
  if (rows.length === 0) throw notFound();
  await audit(tx, actor, 'passkey.renamed', `team_member:${actor.id}`, { passkey_id: id, name: name.trim() });
}

/** It opens nothing from then on, though the authenticator may still offer it. */
export async function removePasskey(tx: Tx, actor: TeamMember, { id }: Chosen): Promise<void> {
  const { rows } = await sql<{ name: string }>`delete from passkeys
    where id = ${id} and team_member_id = ${actor.id} returning name`.execute(tx);
  const removed = rows[0];
  if (!removed) throw notFound();
  await audit(tx, actor, 'passkey.removed', `team_member:${actor.id}`, {
    passkey_id: id,
    name: removed.name,
  });
}

function notFound(): Refusal {
  return new Refusal('passkey_not_found', 404, 'You have no passkey with this id.');
}
