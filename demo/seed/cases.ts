import { newId, sql, type Tx } from '../../server/db/index.ts';
import type { Kit } from '../../server/kit.ts';
import { addNote, changeCase, replyToCase, takeMessage } from '../../server/modules/cases/index.ts';
import type { InboundMessage } from '../../server/modules/channels/index.ts';
import type { Accounts } from './accounts.ts';
import { chatWith } from './chats.ts';
import { ago } from './customers.ts';
import type { Team } from './people.ts';

const MINUTE = 60_000;

/** A few matters in different states: waiting for an answer, answered, with a note, done. */
export async function seedCases(kit: Kit, team: Team, { mail, chat }: Accounts): Promise<void> {
  // One by one, as life would bring them: each in a transaction of its own.
  for (const happens of [invoice, sander, bits]) {
    await kit.db.transaction().execute((tx) => happens(tx, team, mail.id));
  }
  await chatWith(
    kit,
    chat.id,
    'Is the Klappbank in stock in your Hamburg store? I could pick it up on Saturday.',
  );
}

async function invoice(tx: Tx, { Ben }: Team, account_id: string): Promise<void> {
  const case_id = await mailFrom(tx, account_id, {
    who: ['lena.fischer@example.com', 'Lena Fischer'],
    subject: 'Invoice for order WB-20455',
    text: 'Hello,\n\ncould you send me the invoice for WB-20455 again? Our bookkeeping needs it with the company name, Fischer Tischlerei.\n\nThank you,\nLena Fischer',
    minutes: 26 * 60,
  });
  await answer(
    tx,
    Ben,
    case_id,
    'Hello Lena,\n\nhere it is, with the company name from now on.\n\nBest wishes\nBen',
  );
  await changeCase(tx, Ben, { case_id, version: null, state: 'resolved' });
}

async function sander(tx: Tx, { Ben }: Team, account_id: string): Promise<void> {
  const case_id = await mailFrom(tx, account_id, {
    who: ['jonas.weber@example.com', 'Jonas Weber'],
    subject: 'Sander stopped after a week',
    text: 'Good morning,\n\nthe Feinschliff 150 that came last week stops after about a minute. I tried two sockets.\n\nOrder WB-20418.\n\nJonas Weber',
    minutes: 190,
  });
  const text = 'Third one of this batch. Omar, can you look at what is left in the store?';
  await addNote(tx, Ben, { case_id, text });
  await answer(
    tx,
    Ben,
    case_id,
    'Good morning Jonas,\n\nthat should not happen, and I am sorry. A new one leaves today; keep the old one until it is there.\n\nBen',
  );
}

async function bits(tx: Tx, { Mia }: Team, account_id: string): Promise<void> {
  const case_id = await mailFrom(tx, account_id, {
    who: ['tom.becker@example.com', 'Tom Becker'],
    subject: 'Two bits missing in the Bitbox',
    text: 'Hi, there are only 30 bits in my Bitbox 32. The two small Torx ones are missing.\n\nTom',
    minutes: 47,
  });
  await changeCase(tx, Mia, { case_id, version: null, assignee_id: Mia.id });
}

type Letter = { who: [address: string, name: string]; subject: string; text: string; minutes: number };

async function mailFrom(
  tx: Tx,
  account_id: string,
  { who, subject, text, minutes }: Letter,
): Promise<string> {
  const message: InboundMessage = {
    inbound_id: newId(),
    account_id,
    channel: 'email',
    external_id: `<${newId()}@seed.demo>`,
    kind: 'message',
    thread_key: null,
    references: [],
    in_reply_to: null,
    from: { kind: 'email', value: who[0], name: who[1], verified: false },
    to: ['hello@werkbank.example'],
    subject,
    text,
    text_new: text,
    html: null,
    attachments: [],
    occurred_at: ago(minutes * MINUTE),
    bounce: null,
  };
  return (await takeMessage(tx, message))!.case_id;
}

async function answer(tx: Tx, who: Team['Ben'], case_id: string, text: string): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select id from threads where case_id = ${case_id} limit 1`.execute(tx);
  await replyToCase(tx, who, { case_id, text, reply_option: `thread:${rows[0]!.id}` });
}
