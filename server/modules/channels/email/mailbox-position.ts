import type { ImapFlow, MailboxObject } from 'imapflow';
import { inTime, lineBroken } from './imap.ts';
import { type EmailSettings, patience } from './settings.ts';

/** How far a mailbox was read: all up to `uid`, as numbered under `uidvalidity`; `at` is when that was last true. */
export type MailboxPosition = { uidvalidity: string; uid: number; at: string };

const DAY_MS = 24 * 60 * 60 * 1000;
// The days of IMAP's SINCE are the server's own: one more is looked at on either side.
const OVERLAP_MS = 2 * DAY_MS;

/**
 * Where to read on. A mailbox seen for the first time is read from some days back. One whose numbering began anew
 * (another uidvalidity) is read from shortly before it was last in step: what we have already is kept once only.
 */
export async function positionToStart(
  imap: ImapFlow,
  box: MailboxObject,
  kept: MailboxPosition | null,
  settings: EmailSettings,
): Promise<MailboxPosition> {
  const uidvalidity = String(box.uidValidity);
  if (kept && kept.uidvalidity === uidvalidity) return kept;
  const days = settings.import_days ?? 1;
  const since = kept ? new Date(kept.at).getTime() - OVERLAP_MS : Date.now() - days * DAY_MS;
  const at = new Date().toISOString();
  if (!kept && days === 0) return { uidvalidity, uid: box.uidNext - 1, at };
  const found = await inTime(
    imap,
    patience(settings),
    imap.search({ since: new Date(since) }, { uid: true }),
  );
  if (!imap.usable) throw lineBroken();
  if (!found) throw new Error('The server could not search the mailbox');
  const first = found.length > 0 ? Math.min(...found) : box.uidNext;
  return { uidvalidity, uid: first - 1, at };
}
