export type StoredMail = { uid: number; raw: Buffer; arrived: Date };

/** The one mailbox of an IMAP peer. */
export type Mailbox = { uidvalidity: number; uidnext: number; mails: StoredMail[] };

export const emptyMailbox = (): Mailbox => ({ uidvalidity: 1, uidnext: 1, mails: [] });

export function putMail(box: Mailbox, raw: string | Buffer, arrived = new Date()): StoredMail {
  const mail = { uid: box.uidnext++, raw: Buffer.from(raw as string), arrived };
  box.mails.push(mail);
  return mail;
}

/** The mails of a range of UIDs ("5", "3:7", "9:*"). As in IMAP, `*` is the last one there is. */
export function inRange(box: Mailbox, range: string): StoredMail[] {
  const last = box.mails.at(-1)?.uid ?? 0;
  const ends = range.split(',').map((part) => {
    const [from, to] = part.split(':').map((end) => (end === '*' ? last : Number(end)));
    return [Math.min(from!, to ?? from!), Math.max(from!, to ?? from!)] as const;
  });
  return box.mails.filter(({ uid }) => ends.some(([from, to]) => uid >= from && uid <= to));
}

/** What a SEARCH with these criteria finds; only SINCE, UID and ALL are known. */
export function search(box: Mailbox, criteria: string): StoredMail[] {
  const since = /SINCE "?(\d{1,2}-\w{3}-\d{4})"?/i.exec(criteria)?.[1];
  const day = since ? Date.parse(`${since.replaceAll('-', ' ')} UTC`) : 0;
  const uid = /UID (\d+)/i.exec(criteria)?.[1];
  return box.mails.filter((mail) => mail.arrived.getTime() >= day && (!uid || mail.uid === Number(uid)));
}

/** One FETCH answer, with what was asked for. */
export function fetchAnswer(box: Mailbox, mail: StoredMail, items: string): Buffer[] {
  const seq = box.mails.indexOf(mail) + 1;
  const parts = [`UID ${mail.uid}`];
  if (/RFC822\.SIZE/i.test(items)) parts.push(`RFC822.SIZE ${mail.raw.length}`);
  if (/FLAGS/i.test(items)) parts.push('FLAGS ()');
  const end = mail.raw.indexOf('\r\n\r\n');
  const asked = /BODY(?:\.PEEK)?\[(HEADER)?\]/i.exec(items);
  const body = asked?.[1] ? mail.raw.subarray(0, end === -1 ? mail.raw.length : end + 4) : mail.raw;
  if (asked) parts.push(`BODY[${asked[1] ?? ''}] {${body.length}}\r\n`);
  const open = Buffer.from(`* ${seq} FETCH (${parts.join(' ')}`);
  return [open, ...(asked ? [body] : []), Buffer.from(')\r\n')];
}
