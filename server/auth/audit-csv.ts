import type { Db } from '../db/index.ts';
import { type AuditEntry, type AuditFilter, readAudit } from './read-audit.ts';
import type { SubjectNames } from './subject-names.ts';

const HEAD = ['at', 'actor', 'actor_name', 'action', 'subject', 'subject_name', 'detail'];
const PAGE = 500;

/** All entries of a filter as CSV (RFC 4180), newest first, read page by page while they are sent. */
export async function* auditCsv(db: Db, names: SubjectNames, filter: AuditFilter): AsyncGenerator<string> {
  yield line(HEAD);
  let after: string | undefined;
  do {
    const { items, next } = await readAudit(db, names, { ...filter, after, limit: PAGE });
    yield items.map(lineOf).join('');
    after = next ?? undefined;
  } while (after !== undefined);
}

function lineOf(entry: AuditEntry): string {
  const { at, actor, actor_name, action, subject, subject_name, detail } = entry;
  const cells = [at.toISOString(), actor, actor_name, action, subject, subject_name, JSON.stringify(detail)];
  return line(cells.map((cell) => cell ?? ''));
}

const line = (cells: string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(text: string): string {
  // Spreadsheets run what begins like this, and a name or address in here may be a stranger's.
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
