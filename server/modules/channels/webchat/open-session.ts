import { newId, sql, type Tx } from '../../../db/index.ts';
import { resolveProfile } from '../../customers/index.ts';
import type { ChatSession } from './sessions.ts';
import { hash, newSecret, tokenOf } from './token.ts';

type Opening = { account_id: string; anonymous_id?: string; page?: string; secret?: string };

/**
 * Begins a chat session for whoever sits in front of a browser. With the page's `anonymous_id` the chat and the
 * events of that browser belong to one visitor. The id is only a claim: it lets nobody read what another browser
 * wrote, because messages are read by session and only its secret opens it. The same secret opens the same session,
 * so two tabs that say their first words at once have one talk, and who never heard our answer may ask again.
 */
export async function openChatSession(
  tx: Tx,
  input: Opening,
): Promise<{ session: ChatSession; token: string }> {
  const secret = input.secret ?? newSecret();
  const token_hash = hash(secret);
  // Until the end of the transaction: of two who come at once the second finds what the first began.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chat ${token_hash.toString('hex')}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<ChatSession>`
    select id, account_id, profile_id from chat_sessions
    where account_id = ${input.account_id} and token_hash = ${token_hash}`.execute(tx);
  const session = rows[0] ?? (await beginSession(tx, input, token_hash));
  return { session, token: tokenOf(session.id, secret) };
}

async function beginSession(tx: Tx, input: Opening, token_hash: Buffer): Promise<ChatSession> {
  const id = newId();
  const { account_id, anonymous_id = `chat-${id}`, page = null } = input;
  const profile_id = await resolveProfile(tx, {
    kind: 'anonymous_id',
    value: anonymous_id,
    anonymous: true,
    verified: false,
    source_id: null,
  });
  await sql`
    insert into chat_sessions (id, account_id, token_hash, profile_id, page)
    values (${id}, ${account_id}, ${token_hash}, ${profile_id}, ${page})`.execute(tx);
  return { id, account_id, profile_id };
}
