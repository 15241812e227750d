import { validate } from 'uuid';
import { type Db, newId, sql, type Tx } from '../db/index.ts';
import { decodeCursor, encodeCursor } from '../http/paging.ts';
import { Refusal } from '../http/refusal.ts';
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

export type AuditEntry = {
  id: string;
  at: Date;
  actor: string;
  actor_name: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, unknown>;
};

/** Newest first. */
export async function readAudit(
  db: Db,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const before = after === undefined ? null : cursorId(after);
  const { rows } = await sql<AuditEntry>`
    select entry.id, entry.at, entry.actor, member.name as actor_name, entry.action, entry.subject, entry.detail
    from audit_entries entry
    left join team_members member on entry.actor = 'team_member:' || member.id
    where ${before}::uuid is null or entry.id < ${before}::uuid
    order by entry.id desc
    limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor([last.id]) : null };
}

function cursorId(cursor: string): string {
  const id = String(decodeCursor(cursor, 1)[0]);
  if (!validate(id))
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start from the first page.');
  return id;
}
