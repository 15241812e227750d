import { type Db, newId, sql, type Tx } from '../db/index.ts';
import { type Actor, actorText } from './actor.ts';

/**
 * Writes down who did what, in the same transaction as the deed. `action` is thing.verb in the past
 * (`team.role_changed`), `subject` what it was done to (`team_member:<id>`). Never put secrets into `detail`.
 */
export async function audit(
  tx: Tx | Db,
  actor: Actor,
  action: string,
  subject: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await sql`insert into audit_entries (id, actor, action, subject, detail)
    values (${newId()}, ${actorText(actor)}, ${action}, ${subject}, ${JSON.stringify(detail)})`.execute(tx);
}
