import { type Db, sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';
import { readToken, sameHash } from './token.ts';

/** One visitor's chat in one browser. */
export type ChatSession = { id: string; account_id: string; profile_id: string };

/** The session that a request's bearer token opens, on this account only. Anything else: 401, always the same. */
export async function sessionOfToken(
  db: Db,
  account_id: string,
  authorization: string | undefined,
): Promise<ChatSession> {
  const given = readToken(authorization?.replace(/^Bearer /i, '') ?? '');
  if (given) {
    const { rows } = await sql<ChatSession & { token_hash: Buffer }>`
      select id, account_id, profile_id, token_hash from chat_sessions
      where id = ${given.session_id} and account_id = ${account_id}`.execute(db);
    const found = rows[0];
    if (found && sameHash(found.token_hash, given.token_hash)) {
      return { id: found.id, account_id, profile_id: found.profile_id };
    }
  }
  throw new Refusal('chat_session_unknown', 401, 'This chat session is not known. Begin a new one.');
}

/**
 * The next sequence number of a session. The row stays locked until the end of the transaction, so numbers are
 * committed in order: who has read up to n will never be shown something below n later.
 */
export async function nextSeq(tx: Tx, session_id: string): Promise<number | null> {
  const { rows } = await sql<{ seq: number }>`
    update chat_sessions set next_seq = next_seq + 1, last_seen_at = now()
    where id = ${session_id} returning next_seq - 1 as seq`.execute(tx);
  return rows[0]?.seq ?? null;
}

/** Holds the session for this transaction; false if there is none. */
export async function lockSession(tx: Tx, session_id: string): Promise<boolean> {
  const { rows } = await sql`select id from chat_sessions where id = ${session_id} for update`.execute(tx);
  return rows.length > 0;
}
