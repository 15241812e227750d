import { validate } from 'uuid';
import { type Db, sql } from '../db/index.ts';
import { decodeCursor, encodeCursor } from '../http/paging.ts';
import { Refusal } from '../http/refusal.ts';
import { nameSubjects, type SubjectNames } from './subject-names.ts';

export type AuditEntry = {
  id: string;
  at: Date;
  actor: string;
  actor_name: string | null;
  action: string;
  subject: string | null;
  subject_name: string | null;
  detail: Record<string, unknown>;
};

export type AuditFilter = {
  /** What this member did, and what was done to them. */
  member_id?: string | undefined;
  /** Only what this member and the others of their department did. */
  department_of?: string | undefined;
  /** One action (`team.role_changed`), or all of one thing (`team`). */
  action?: string | undefined;
  from?: string | undefined;
  /** Not included. */
  to?: string | undefined;
};

/** Newest first. */
export async function readAudit(
  db: Db,
  names: SubjectNames,
  filter: AuditFilter & { after?: string | undefined; limit: number },
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const before = filter.after === undefined ? null : cursorId(filter.after);
  const member = filter.member_id === undefined ? null : `team_member:${filter.member_id}`;
  const { action = null, from = null, to = null, department_of = null, limit } = filter;
  const { rows } = await sql<AuditEntry>`
    select entry.id, entry.at, entry.actor, member.name as actor_name, entry.action, entry.subject,
      other.name as subject_name, entry.detail
    from audit_entries entry
    left join team_members member on entry.actor = 'team_member:' || member.id
    left join team_members other on entry.subject = 'team_member:' || other.id
    where (${before}::uuid is null or entry.id < ${before}::uuid)
      and (${member}::text is null or entry.actor = ${member} or entry.subject = ${member})
      and (${department_of}::uuid is null or entry.actor in (${actorsBeside(department_of)}))
      and (${action}::text is null or entry.action = ${action} or starts_with(entry.action, ${action} || '.'))
      and (${from}::timestamptz is null or entry.at >= ${from}::timestamptz)
      and (${to}::timestamptz is null or entry.at < ${to}::timestamptz)
    order by entry.id desc
    limit ${limit + 1}`.execute(db);
  const items = await nameSubjects(db, names, rows.slice(0, limit));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor([last.id]) : null };
}

const actorsBeside = (member_id: string | null) => sql`
  select 'team_member:' || other.id from team_members own
  join team_members other on other.id = own.id or other.department_id = own.department_id
  where own.id = ${member_id}::uuid`;

function cursorId(cursor: string): string {
  const id = String(decodeCursor(cursor, 1)[0]);
  if (!validate(id))
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start from the first page.');
  return id;
}
