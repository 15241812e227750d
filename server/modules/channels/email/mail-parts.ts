import type { Attachment as ParsedAttachment, ParsedMail } from 'mailparser';
import type { Tx } from '../../../db/index.ts';
import { saveFile } from '../../../files/index.ts';
import type { Kit } from '../../../kit.ts';
import type { Attachment } from '../types.ts';
import { storable, withoutControls } from './parse-mail.ts';
import { type ReadHtml, readHtml } from './read-html.ts';
import { contentId } from './sanitise-html.ts';

// Past these a mail is no letter any more: what is cut off is still in the whole mail, which is attached then.
const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 1_000_000;
const MOST_ATTACHMENTS = 100;

const UNREAD = 'This mail is put together in a way that could not be read. The whole mail is attached.';
const CUT = '\n\n[...] The rest of this text is in the whole mail, which is attached.';

export type MailParts = { text: string; html: string | null; attachments: Attachment[] };

/** The text, the safe HTML and the files of a mail, files kept. Nothing is dropped without the whole mail attached. */
export async function mailParts(
  kit: Kit,
  tx: Tx,
  parsed: { mail: ParsedMail; broken: string | null },
  raw: Buffer,
): Promise<MailParts> {
  const { mail, broken } = parsed;
  const files = mail.attachments.slice(0, MOST_ATTACHMENTS);
  const attachments: Attachment[] = [];
  for (const [index, file] of files.entries()) attachments.push(await keep(kit, tx, file, index));
  const given = storable(typeof mail.html === 'string' ? mail.html : '').trim();
  const read = await safeHtml(given, attachments);
  const html = read?.html ?? null;
  const unread = broken !== null || (given !== '' && html === null);
  const text = storable(mail.text ?? '').trim() || read?.text || (unread ? UNREAD : '');
  const cut = text.length > LONGEST_TEXT;
  if (cut || unread || mail.attachments.length > files.length)
    attachments.push(await wholeMail(kit, tx, raw));
  return {
    text: cut ? text.slice(0, LONGEST_TEXT).toWellFormed() + CUT : text,
    html,
    attachments: attachments.map((one) => (isInline(one, html) ? one : { ...one, content_id: null })),
  };
}

/** Null where there is none, or one that is too long or too oddly made to be looked through. */
async function safeHtml(given: string, attachments: Attachment[]): Promise<ReadHtml | null> {
  if (given === '' || given.length > LONGEST_HTML) return null;
  return readHtml(given, addresses(attachments));
}

async function keep(kit: Kit, tx: Tx, part: ParsedAttachment, index: number): Promise<Attachment> {
  const saved = await saveFile(kit, tx, {
    name: withoutControls(part.filename ?? '').toWellFormed() || nameFor(part.contentType, index),
    type: part.contentType,
    created_by: 'customer',
    bytes: part.content,
  });
  const content_id = part.cid ? contentId(part.cid) : null;
  return { file_id: saved.id, name: saved.name, type: saved.type, size: saved.size, content_id };
}

async function wholeMail(kit: Kit, tx: Tx, raw: Buffer): Promise<Attachment> {
  const saved = await saveFile(kit, tx, {
    name: 'whole-mail.eml',
    type: 'message/rfc822',
    created_by: 'customer',
    bytes: raw,
  });
  return { file_id: saved.id, name: saved.name, type: saved.type, size: saved.size, content_id: null };
}

function nameFor(type: string, index: number): string {
  if (type === 'message/rfc822') return 'mail.eml';
  const image = /^image\/(png|jpeg|gif|webp)$/.exec(type);
  return image ? `image-${index + 1}.${image[1]}` : `attachment-${index + 1}`;
}

const addresses = (attachments: Attachment[]): Map<string, string> =>
  new Map(
    attachments.flatMap((one) => (one.content_id ? [[one.content_id, `/api/files/${one.file_id}`]] : [])),
  );

// An image that the HTML does not show is an attachment like any other.
const isInline = (one: Attachment, html: string | null): boolean =>
  one.content_id !== null && (html?.includes(`"/api/files/${one.file_id}"`) ?? false);
