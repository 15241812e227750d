import { newId, sql, type Tx } from '../../../db/index.ts';
import { resolveProfile } from '../../customers/index.ts';
import type { ChatSession } from './sessions.ts';
import { newToken } from './token.ts';

/**
 * Begins a chat session for whoever sits in front of a browser. With the page's `anonymous_id` the chat and the
 * events of that browser belong to one visitor. The id is only a claim: it lets nobody read what another browser
 * wrote, because messages are read by session and the session's token is handed out once.
 */
export async function openChatSession(
  tx: Tx,
  input: { account_id: string; anonymous_id?: string; page?: string },
): Promise<{ session: ChatSession; token: string }> {
  const session_id = newId();
  const profile_id = await resolveProfile(tx, {
    kind: 'anonymous_id',
    value: input.anonymous_id ?? `chat-${session_id}`,
    anonymous: true,
    verified: false,
    source_id: null,
  });
  const { token, token_hash } = newToken(session_id);
  await sql`
    insert into chat_sessions (id, account_id, token_hash, profile_id, page)
    values (${session_id}, ${input.account_id}, ${token_hash}, ${profile_id}, ${input.page ?? null})`.execute(
    tx,
  );
  return { session: { id: session_id, account_id: input.account_id, profile_id }, token };
}
