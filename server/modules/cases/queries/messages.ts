import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import { storableJson, storableText } from '../../../log/index.ts';
import type { Message } from '../case.ts';
import { exactly, type Place } from './place.ts';

type Optional =
  | 'id'
  | 'thread_id'
  | 'account_id'
  | 'channel'
  | 'author_id'
  | 'automatic'
  | 'subject'
  | 'whole_text'
  | 'html'
  | 'attachments'
  | 'external_id'
  | 'delivery_id'
  | 'idempotency_key';

export type NewMessage = Omit<Message, Optional> & Partial<Pick<Message, Optional>>;

export async function insertMessage(tx: Tx, message: NewMessage): Promise<Message> {
  const { rows } = await sql<Message>`
    insert into messages (id, profile_id, case_id, thread_id, account_id, channel, direction, author_kind,
      author_id, author_name, automatic, subject, text, whole_text, html, attachments, external_id, delivery_id,
      idempotency_key, occurred_at)
    values (${message.id ?? newId()}, ${message.profile_id}, ${message.case_id}, ${message.thread_id ?? null},
      ${message.account_id ?? null}, ${message.channel ?? null}, ${message.direction}, ${message.author_kind},
      ${message.author_id ?? null}, ${storableText(message.author_name)}, ${message.automatic ?? false},
      ${storable(message.subject)}, ${storableText(message.text)}, ${storable(message.whole_text)},
      ${storable(message.html)}, ${storableJson(message.attachments ?? [])}::jsonb,
      ${message.external_id ?? null}, ${message.delivery_id ?? null}, ${message.idempotency_key ?? null},
      ${message.occurred_at})
    returning *`.execute(tx);
  return rows[0]!;
}

const storable = (text: string | null | undefined): string | null => (text ? storableText(text) : null);

/** The message that came in under this id from this profile before, if it did. */
export async function messageReceived(
  tx: Tx,
  { profile_id, account_id, external_id }: { profile_id: string; account_id: string; external_id: string },
): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select * from messages
    where profile_id = ${profile_id} and account_id = ${account_id} and external_id = ${external_id}`.execute(
    tx,
  );
  return rows[0];
}

/** The message that we sent under this id. */
export async function messageSent(tx: Tx, external_id: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select * from messages where external_id = ${external_id} and direction = 'out'`.execute(tx);
  return rows[0];
}

export async function messageByKey(tx: Tx, case_id: string, key: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select * from messages where case_id = ${case_id} and idempotency_key = ${key}`.execute(tx);
  return rows[0];
}

export async function messageById(db: Db | Tx, id: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`select * from messages where id = ${id}`.execute(db);
  return rows[0];
}

/** The messages of a case before a place, newest first, each with its place (exact to the microsecond). */
export async function messagesOfCase(
  db: Db,
  { case_id, before, limit }: { case_id: string; before: Place | null; limit: number },
): Promise<(Message & { place: string })[]> {
  const { rows } = await sql<Message & { place: string }>`
    select *, ${exactly('occurred_at')} as place from messages
    where case_id = ${case_id}
      ${before ? sql`and (occurred_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``}
    order by occurred_at desc, id desc
    limit ${limit}`.execute(db);
  return rows;
}
