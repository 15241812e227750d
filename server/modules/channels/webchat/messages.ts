import { type Db, sql, type Tx } from '../../../db/index.ts';

/** As a visitor's browser gets it: nothing of the case, the customer or other sessions. */
export type ChatMessage = {
  seq: number;
  direction: 'in' | 'out';
  text: string;
  author_name: string | null;
  client_id: string | null;
  at: Date;
};

export const PAGE = 200;

const COLUMNS = sql.raw('seq, direction, text, author_name, client_id, at');

/** A session's messages after a sequence number, in order; at most a page of them. */
export async function messagesAfter(db: Db | Tx, session_id: string, after: number): Promise<ChatMessage[]> {
  const { rows } = await sql<ChatMessage>`
    select ${COLUMNS} from chat_messages
    where session_id = ${session_id} and seq > ${after} order by seq limit ${PAGE}`.execute(db);
  return rows;
}

export async function messageByClientId(tx: Tx, session_id: string, client_id: string) {
  const { rows } = await sql<ChatMessage>`
    select ${COLUMNS} from chat_messages
    where session_id = ${session_id} and client_id = ${client_id}`.execute(tx);
  return rows[0];
}

export async function messageByDelivery(tx: Tx, session_id: string, delivery_id: string) {
  const { rows } = await sql<ChatMessage>`
    select ${COLUMNS} from chat_messages
    where session_id = ${session_id} and delivery_id = ${delivery_id}`.execute(tx);
  return rows[0];
}

export async function insertMessage(
  tx: Tx,
  message: Omit<ChatMessage, 'at'> & { session_id: string; delivery_id: string | null },
): Promise<ChatMessage> {
  const { rows } = await sql<ChatMessage>`
    insert into chat_messages (session_id, seq, direction, text, author_name, client_id, delivery_id)
    values (${message.session_id}, ${message.seq}, ${message.direction}, ${message.text},
      ${message.author_name}, ${message.client_id}, ${message.delivery_id})
    returning ${COLUMNS}`.execute(tx);
  return rows[0]!;
}
