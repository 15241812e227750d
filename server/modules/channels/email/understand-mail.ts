import type { ParsedMail } from 'mailparser';
import type { Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import {
  type Erased,
  erasedAmong,
  holdOffErasures,
  isOfThePast,
  normaliseIdentity,
} from '../../customers/index.ts';
import {
  type Account,
  type InboundMessage,
  NotUnderstood,
  type RawInbound,
  type Understood,
} from '../types.ts';
import { isCheckMail } from './check-mail.ts';
import { kindOfMail } from './kind-of-mail.ts';
import { headerField, headerOf, messageIds } from './mail-header.ts';
import { mailParts } from './mail-parts.ts';
import { ourMails } from './our-mails.ts';
import { addressesIn, parseMail, withoutControls } from './parse-mail.ts';
import { readReport } from './read-bounce.ts';
import { senderOfMail } from './sender-of-mail.ts';
import { trimQuote } from './trim-quote.ts';

const MOST_REFERENCES = 100;
const LONGEST_SUBJECT = 500;

/** A raw mail as a message; or why it is none of a customer's. */
export async function understandMail(
  kit: Kit,
  tx: Tx,
  account: Account,
  raw: RawInbound,
): Promise<Understood> {
  const header = headerOf(raw.raw);
  if ((await ourMails(tx, ownIds(header))).size > 0)
    return { ignored: 'A mail of our own that came back to us.' };
  if (isCheckMail(kit, account, header)) return { ignored: 'The mail that tried out this account.' };
  const parsed = await parseMail(raw.raw);
  const erased = await writtenBeforeErasure(tx, parsed.mail, raw.received_at);
  if (erased) return { erased };
  const kind = kindOfMail(header);
  const parts = await mailParts(kit, tx, parsed, raw.raw);
  const bounce = kind === 'report' ? await bounceIn(tx, raw.raw, parts.text) : null;
  if (kind === 'report' && !bounce)
    return { ignored: 'A report that a mail is late or has arrived: nothing failed.' };
  const answers = await whatItAnswers(tx, header);
  const message: InboundMessage = {
    inbound_id: raw.id,
    account_id: account.id,
    channel: 'email',
    external_id: raw.external_id,
    kind: kind === 'report' ? 'bounce' : kind,
    thread_key: null,
    references: answers.references,
    in_reply_to: answers.in_reply_to,
    from: await fromOf(tx, parsed.mail, bounce !== null),
    to: [...addressesIn(parsed.mail.to), ...addressesIn(parsed.mail.cc)].map(({ address }) => address),
    subject:
      withoutControls(parsed.mail.subject ?? '')
        .slice(0, LONGEST_SUBJECT)
        .toWellFormed() || null,
    ...parts,
    text_new: trimQuote(parts.text),
    occurred_at: writtenAt(parsed.mail.date, raw.received_at, answers.after),
    bounce,
  };
  return { message };
}

/** A mailbox that is read once more brings old mails, of people too who were erased since. */
async function writtenBeforeErasure(
  tx: Tx,
  mail: ParsedMail,
  received_at: Date,
): Promise<Erased | undefined> {
  const sender = await senderOfMail(tx, mail);
  const value = sender && normaliseIdentity('email', sender.address);
  if (!value) return undefined;
  await holdOffErasures(tx);
  const [erased] = (await erasedAmong(tx, [{ kind: 'email', value }])).values();
  return erased && isOfThePast(erased, writtenAt(mail.date, received_at, null)) ? erased : undefined;
}

const ownIds = (header: string): string[] =>
  messageIds([headerField(header, 'message-id'), headerField(header, 'x-tellonce-message')].join(' '));

async function bounceIn(tx: Tx, raw: Buffer, text: string): Promise<InboundMessage['bounce']> {
  const report = readReport(raw, text);
  if (report.action !== 'failed') return null;
  const [returned] = (await ourMails(tx, report.message_ids)).values();
  return { external_id: returned?.external_id ?? null, address: report.address, reason: report.reason };
}

async function fromOf(tx: Tx, mail: ParsedMail, bounced: boolean): Promise<InboundMessage['from']> {
  const sender = await senderOfMail(tx, mail);
  if (sender) return { kind: 'email', value: sender.address, name: sender.name, verified: false };
  // A server that reports has no address by right (RFC 5321: the null sender).
  if (bounced) return { kind: 'email', value: 'mailer-daemon@localhost', name: null, verified: false };
  throw new NotUnderstood('This mail does not say who it is from, so it cannot be put on anybody’s record.');
}

type Answers = Pick<InboundMessage, 'references' | 'in_reply_to'> & {
  /** When the newest of our mails was written that it refers to. */
  after: Date | null;
};

// The oldest is the start of the thread and the newest are the nearest: when there are too many, the middle goes.
async function whatItAnswers(tx: Tx, header: string): Promise<Answers> {
  const in_reply_to = messageIds(headerField(header, 'in-reply-to') ?? '')[0] ?? null;
  const named = messageIds(`${headerField(header, 'references') ?? ''} ${in_reply_to ?? ''}`);
  const kept = named.length <= MOST_REFERENCES ? named : [named[0]!, ...named.slice(1 - MOST_REFERENCES)];
  const ours = await ourMails(tx, kept);
  const ourName = (id: string) => ours.get(id)?.external_id ?? id;
  const times = [...ours.values()].map((mail) => mail.written_at.getTime());
  return {
    references: [...new Set(kept.map(ourName))],
    in_reply_to: in_reply_to && ourName(in_reply_to),
    after: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}

// Mail that took longer was held up on its way, or lay in the mailbox before we came to read it.
const USUAL_WAY_MS = 10 * 60 * 1000;

/**
 * When a mail was written. Its sender's clock counts whole seconds and may be wrong, and in a conversation the order
 * matters most: so by our clock, unless it came late. Nothing is written after it arrived, before there was mail, or
 * before what it answers.
 */
function writtenAt(date: Date | undefined, received_at: Date, after: Date | null): Date {
  if (!date || Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1990) return received_at;
  const late = received_at.getTime() - date.getTime() > USUAL_WAY_MS;
  return late && (after === null || date > after) ? date : received_at;
}
