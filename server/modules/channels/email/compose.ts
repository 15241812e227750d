import MailComposer from 'nodemailer/lib/mail-composer';
import { fileById, readFileBytes } from '../../../files/index.ts';
import type { Kit } from '../../../kit.ts';
import { type Account, type Delivery, NotSent } from '../types.ts';
import { emailSettings } from './settings.ts';

/** A delivery as the bytes of a mail. The same delivery always carries the same Message-ID. */
export async function composeMail(kit: Kit, account: Account, delivery: Delivery): Promise<Buffer> {
  const { payload } = delivery;
  const attachments = [];
  for (const { file_id, name, type, content_id } of payload.attachments) {
    const file = await fileById(kit.db, file_id);
    if (!file) throw new NotSent('permanent', `The attachment "${name}" is no longer there.`);
    attachments.push({
      filename: name,
      contentType: type,
      content: await readFileBytes(kit, file),
      ...(content_id ? { cid: content_id } : {}),
    });
  }
  const mail = new MailComposer({
    from: { name: fromName(account, payload.author_name), address: emailSettings(account).address },
    // An object, never a line of text: text could hold a second address.
    to: { name: '', address: delivery.to_address },
    subject: payload.subject ?? '',
    text: payload.text,
    html: payload.html ?? simpleHtml(payload.text),
    messageId: delivery.external_id,
    ...(payload.in_reply_to ? { inReplyTo: payload.in_reply_to } : {}),
    ...(payload.references.length > 0 ? { references: payload.references } : {}),
    // Some servers put a Message-ID of their own in place of ours; this one stays.
    headers: {
      'X-Tellonce-Message': delivery.external_id,
      ...(payload.case_number ? { 'X-Tellonce-Case': String(payload.case_number) } : {}),
    },
    attachments,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

function fromName(account: Account, author: string | null): string {
  const company = emailSettings(account).from_name ?? account.name;
  return author ? `${author} (${company})` : company;
}

/** Text as the plainest HTML: paragraphs, line breaks, links. */
export function simpleHtml(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${withLinks(paragraph).replaceAll('\n', '<br>')}</p>`);
  return `<div style="font-family: sans-serif; line-height: 1.5">${paragraphs.join('\n')}</div>`;
}

// Escaped piece by piece, so that what is escaped cannot become part of an address.
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
    .map((piece, index) =>
      index % 2 === 1 ? `<a href="${escaped(piece)}">${escaped(piece)}</a>` : escaped(piece),
    )
    .join('');
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
