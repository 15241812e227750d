import type { ImapFlow } from 'imapflow';
import type { Kit } from '../../../kit.ts';
import { type Lease, NotReceived, type OpenAccount } from '../types.ts';
import { inTime, lineBroken, openImap } from './imap.ts';
import { externalIdOf } from './mail-header.ts';
import { type MailboxPosition, positionToStart } from './mailbox-position.ts';
import { inPlainWords, loginRefused } from './plain-words.ts';
import { type EmailSettings, emailSettings, patience } from './settings.ts';

const LARGEST_BYTES = 50 * 1024 * 1024;
// IDLE tells at once; looking now and then finds what it did not tell, and a connection that is dead.
const LOOK_MS = 60_000;
const LOOK_WITHOUT_IDLE_MS = 15_000;
const NOTE_MS = 60 * 60 * 1000;

/** Reads an account's mailbox until the signal aborts. The mailbox itself is never changed. */
export async function receiveMail(_kit: Kit, account: OpenAccount, lease: Lease): Promise<void> {
  const settings = emailSettings(account);
  let imap: ImapFlow | undefined;
  const stop = () => imap?.close();
  lease.signal.addEventListener('abort', stop);
  try {
    imap = await openImap(account);
    await readOn(imap, settings, lease);
  } catch (error) {
    if (lease.signal.aborted) return;
    throw new NotReceived(inPlainWords(error, settings, 'imap'), loginRefused(error));
  } finally {
    lease.signal.removeEventListener('abort', stop);
    imap?.close();
  }
}

async function readOn(imap: ImapFlow, settings: EmailSettings, lease: Lease): Promise<void> {
  const news = newsOf(imap);
  const folder = settings.imap_folder ?? 'INBOX';
  const box = await inTime(imap, patience(settings), imap.mailboxOpen(folder, { readOnly: true }));
  let position = await positionToStart(imap, box, lease.position as MailboxPosition | null, settings);
  await lease.keep([], position);
  await lease.working();
  while (!lease.signal.aborted) {
    position = await fetchNew(imap, position, settings, lease);
    if (Date.now() - Date.parse(position.at) > NOTE_MS) {
      position = { ...position, at: new Date().toISOString() };
      await lease.keep([], position);
    }
    await news.wait(imap.capabilities.has('IDLE') ? LOOK_MS : LOOK_WITHOUT_IDLE_MS);
    if (!imap.usable) throw lineBroken();
  }
}

// Each mail is stored before the position passes it, in one transaction: a crash in between repeats or does nothing.
async function fetchNew(imap: ImapFlow, from: MailboxPosition, settings: EmailSettings, lease: Lease) {
  let position = from;
  const range = `${from.uid + 1}:*`;
  const listed = await inTime(
    imap,
    patience(settings) * 4,
    imap.fetchAll(range, { uid: true, size: true }, { uid: true }),
  );
  // "n:*" also names the last mail when all are older than n.
  const fresh = listed.filter((mail) => mail.uid > from.uid).sort((a, b) => a.uid - b.uid);
  for (const { uid, size } of fresh) {
    if (lease.signal.aborted) break;
    const raw = await fetchOne(imap, uid, size ?? 0, settings);
    position = { ...position, uid, at: new Date().toISOString() };
    await lease.keep(raw ? [{ external_id: externalIdOf(raw), raw }] : [], position);
  }
  return position;
}

async function fetchOne(
  imap: ImapFlow,
  uid: number,
  size: number,
  settings: EmailSettings,
): Promise<Buffer | null> {
  const large = size > LARGEST_BYTES;
  const what = large ? { uid: true, headers: true } : { uid: true, source: true };
  const mail = await inTime(imap, patience(settings) * 10, imap.fetchOne(String(uid), what, { uid: true }));
  if (!mail) {
    await requireLine(imap, uid, settings);
    // Somebody has deleted it in the meantime.
    return null;
  }
  if (!large) return mail.source ?? null;
  const header = (mail.headers?.toString('latin1') ?? '')
    .replace(/^content-[a-z-]+:.*(?:\r?\n[ \t].*)*\r?\n/gim, '')
    .trimEnd();
  const megabytes = Math.round(size / 1024 / 1024);
  const note = `This mail has ${megabytes} MB, more than can be taken over. It can be read in the mailbox itself.`;
  return Buffer.from(`${header}\r\n\r\n${note}\r\n`, 'latin1');
}

// On a line that has broken imapflow finds nothing, as if the mails were gone: all that were still to be fetched would be
// passed over, and never be looked at again. A list, be it an empty one, comes only from a server that has answered.
async function requireLine(imap: ImapFlow, uid: number, settings: EmailSettings): Promise<void> {
  const found = await inTime(imap, patience(settings), imap.search({ uid: String(uid) }, { uid: true }));
  if (!Array.isArray(found)) throw lineBroken();
}

// Notices what is told while nobody waits, so that nothing has to wait for the next look.
function newsOf(imap: ImapFlow) {
  let told = false;
  let wake = () => {};
  const tell = () => {
    told = true;
    wake();
  };
  imap.on('exists', tell);
  imap.on('close', tell);
  const wait = async (longest_ms: number) => {
    if (!told) {
      // Ends by itself with the next command; a failure shows in that one.
      imap.idle().catch(() => undefined);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longest_ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    told = false;
  };
  return { wait };
}
