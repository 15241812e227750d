import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { type Db, newId } from '../../server/db/index.ts';
import { storeRaw } from '../../server/modules/channels/index.ts';
import { catcher, mailById, nameOf, OWNER, WRITTEN_HERE } from './mailbox.ts';

type Written = { from: string; to: string; subject: string; text: string; answers: string | null };

/**
 * A customer writes a mail, anew or in answer to one. It is built as a mail program would build it and handed over
 * as raw bytes: what follows cannot tell it from one that came over the wire.
 */
export async function writeMail(db: Db, written: Written): Promise<{ id: string }> {
  const account = await catcher(db);
  const answered = written.answers ? await mailById(db, written.answers) : null;
  const messageId = `<${newId()}${WRITTEN_HERE}`;
  const name = written.from === OWNER.address ? OWNER.name : nameOf(written.from);
  const raw = await new MailComposer({
    from: { name, address: written.from },
    to: written.to,
    subject: written.subject,
    text: answered ? `${written.text}\n\n${quoted(answered)}` : written.text,
    messageId,
    inReplyTo: answered?.messageId,
    references: answered ? [...[answered.references ?? []].flat(), answered.messageId ?? ''] : undefined,
  })
    .compile()
    .build();
  const { id } = await storeRaw(db, account.id, messageId, raw);
  return { id };
}

function quoted(mail: Awaited<ReturnType<typeof mailById>>): string {
  const when = (mail.date ?? new Date()).toUTCString();
  const lines = (mail.text ?? '').trimEnd().split('\n');
  return [`On ${when}, ${mail.from?.text} wrote:`, ...lines.map((line) => `> ${line}`)].join('\n');
}
